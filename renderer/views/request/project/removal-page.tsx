import type { RequestView } from '../../../../shared/requests/request.ts';
import { Island } from '../../../components/island.tsx';
import { Say } from '../../../text/text.tsx';
import { Asked } from '../base/asked.tsx';
import { Done } from '../base/done.tsx';
import { type Page, states } from '../base/states.tsx';

interface Props {
  request: RequestView;
}

const RemovalDone = ({ request }: Props) => (
  <Done request={request} canUndo={false} stands={<Say k="undo-gone-project" />} />
);

function RemovalAsked({ request }: Props) {
  const { removal } = request;
  if (!removal) return null;
  return (
    <Asked
      request={request}
      facts={[
        { label: 'project-name', value: <Island mono>{removal.name}</Island> },
        { label: 'fact-project-id', value: <Island mono>{removal.projectId}</Island> },
      ]}
    />
  );
}

/** A project is removed. */
export const removalPage: Page = {
  now: { ...states, confirmed: RemovalDone },
  asked: RemovalAsked,
};
