import type { RequestView } from '../../../../shared/requests/request.ts';
import { Island } from '../../../components/island.tsx';
import { Say, useText } from '../../../text/text.tsx';
import { Asked } from '../base/asked.tsx';
import { Done } from '../base/done.tsx';
import { type Page, states } from '../base/states.tsx';

interface Props {
  request: RequestView;
}

function LinkDone({ request }: Props) {
  const { link } = request;
  if (!link) return null;
  const { wikimedia, storesName } = link;
  return (
    <Done request={request} stands={<Say k="link-done" fill={[wikimedia.name]} />}>
      <p className="lead">
        <Say k={storesName ? 'link-done-means' : 'link-done-number'} />
      </p>
    </Done>
  );
}

function LinkAsked({ request }: Props) {
  const { time } = useText();
  const { link } = request;
  if (!link) return null;
  const { wikimedia, provenAt } = link;
  return (
    <Asked
      request={request}
      facts={[
        { label: 'linked-wikimedia', value: <bdi>{wikimedia.name}</bdi> },
        { label: 'link-number', value: <Island mono>{String(wikimedia.id)}</Island> },
        { label: 'fact-proven', value: time(provenAt) },
      ]}
    />
  );
}

/** A Wikimedia account is linked, or its link taken away. */
export const linkPage: Page = { now: { ...states, confirmed: LinkDone }, asked: LinkAsked };
