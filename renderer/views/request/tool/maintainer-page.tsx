import type { RequestView } from '../../../../shared/requests/request.ts';
import { Island } from '../../../components/island.tsx';
import { PlaceLink } from '../../../components/place-link.tsx';
import { Say } from '../../../text/text.tsx';
import { Asked } from '../base/asked.tsx';
import { Done, Tell } from '../base/done.tsx';
import { type Page, states } from '../base/states.tsx';
import { becomeSteps } from './page.tsx';

interface Props {
  request: RequestView;
}

function MaintainerDone({ request }: Props) {
  const { maintainer, shellName } = request;
  if (!maintainer) return null;
  const { tool, change } = maintainer;
  const isNew = change === 'add';
  return (
    <Done
      request={request}
      stands={
        <Say
          k={isNew ? 'maintainer-done' : 'maintainer-done-end'}
          fill={[
            <Island key="who">{shellName}</Island>,
            <PlaceLink key="tool" to="tool" name={tool} />,
          ]}
        />
      }
    >
      {isNew ? (
        <Tell steps={becomeSteps(tool)} />
      ) : (
        <p className="lead">
          <Say k="tool-remove-maintainer-lead" />
        </p>
      )}
    </Done>
  );
}

/** Somebody becomes a maintainer of a tool that is there, or is one no more. */
export const maintainerPage: Page = {
  now: { ...states, confirmed: MaintainerDone },
  asked: Asked,
};
