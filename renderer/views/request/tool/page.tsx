import type { RequestView } from '../../../../shared/requests/request.ts';
import { CopyText } from '../../../components/copy-text.tsx';
import { PlaceLink } from '../../../components/place-link.tsx';
import { Say } from '../../../text/text.tsx';
import { Asked } from '../base/asked.tsx';
import { Done, Tell } from '../base/done.tsx';
import { type Page, states } from '../base/states.tsx';

interface Props {
  request: RequestView;
}

/** What somebody does who became a maintainer of a tool. */
export const becomeSteps = (tool: string) => [
  <Say key="login" k="tell-log-in-tool" />,
  <>
    <Say k="tell-become" />
    <CopyText text={`become ${tool}`} />
  </>,
];

function ToolDone({ request }: Props) {
  const { tool } = request;
  if (!tool) return null;
  const { name, origin } = tool;
  const wasThere = origin === 'there-before';
  return (
    <Done
      request={request}
      canUndo={!wasThere}
      stands={
        <Say
          k={wasThere ? 'tool-done-there' : 'tool-done'}
          fill={[<PlaceLink key="tool" to="tool" name={name} />]}
        />
      }
    >
      <Tell steps={becomeSteps(name)} />
    </Done>
  );
}

/** A tool is made. */
export const toolPage: Page = { now: { ...states, confirmed: ToolDone }, asked: Asked };
