import type { RequestView } from '../../../../shared/requests/request.ts';
import { Say } from '../../../text/text.tsx';
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

/** A Wikimedia account is linked. */
export const linkPage: Page = { now: { ...states, confirmed: LinkDone }, asked: Asked };
