import type { RequestView } from '../../../shared/domain/request.ts';
import { Island } from '../../components/island.tsx';
import { Say } from '../../text/text.tsx';
import { Asked } from './asked.tsx';
import { Done } from './done.tsx';
import type { Page } from './page.ts';
import { states } from './states.tsx';

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
