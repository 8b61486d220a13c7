import { useMemo } from 'react';
import type { RequestView } from '../../../../shared/requests/request.ts';
import { relatedRequests } from '../../../selectors/related-requests.ts';
import { ButtonLink } from '../../../components/button.tsx';
import { useStore } from '../../../stores/provider.tsx';
import { knownRequests } from '../../../stores/requests-store.ts';
import { hashOf } from '../../../stores/route-store.ts';
import { useStateKey } from '../../../components/state-chip.tsx';
import { requestName } from '../../../text/request-name.ts';
import { Say, useText } from '../../../text/text.tsx';
import { RequestList } from '../../desk/request-list.tsx';

/** The request that this one waits for, or came after. */
export function Before({ request: { after } }: { request: RequestView }) {
  const parent = useStore('requests', (state) =>
    knownRequests(state).find(({ id }) => id === after),
  );
  const stateKey = useStateKey();
  const text = useText();
  if (!parent) return null;
  const { id, kind, state } = parent;
  const link = (
    <a key="parent" href={hashOf({ view: 'request', id })}>
      {kind === 'account' ? (
        <Say k="chain-account" fill={[requestName(parent, text)]} />
      ) : (
        requestName(parent, text)
      )}
    </a>
  );
  return (
    <p>
      {state === 'confirmed' ? (
        <Say k="chain-came-after" fill={[link]} />
      ) : (
        <Say k="chain-waits-for" fill={[link, text.say(stateKey(parent))]} />
      )}
    </p>
  );
}

/** What waits for this request, or came with it; of a card that is done also the way to the undo of all of it. */
export function After({ request: { id, kind, state } }: { request: RequestView }) {
  const requests = useStore('requests', knownRequests);
  const related = useMemo(() => relatedRequests(requests, id), [requests, id]);
  if (related.length === 0) return null;
  const isCard = kind === 'account' && state === 'confirmed';
  const isLeft = related.some((one) => one.state !== 'dismissed' && !one.undone);
  return (
    <section aria-labelledby="chain-title">
      <h2 id="chain-title">
        <Say k="chain-title" fill={[related.length]} />
      </h2>
      <RequestList requests={related} quiet />
      {isCard && isLeft ? (
        <div className="actions">
          <ButtonLink href={hashOf({ view: 'undo-all', id })}>
            <Say k="undo-all-open" />
          </ButtonLink>
        </div>
      ) : null}
    </section>
  );
}
