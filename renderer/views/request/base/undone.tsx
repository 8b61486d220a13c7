import type { RequestView } from '../../../../shared/requests/request.ts';
import { Notice } from '../../../components/notice.tsx';
import { hashOf } from '../../../stores/route-store.ts';
import { useStateKey } from '../../../components/state-chip.tsx';
import { Say, useText } from '../../../text/text.tsx';
import { type UndoPart, undoParts } from '../../../../shared/requests/undo.ts';
import { ButtonLink } from '../../../components/button.tsx';
import { useStore } from '../../../stores/provider.tsx';
import { knownRequests } from '../../../stores/requests-store.ts';

/** What an undo has removed, and what that means for the person. */
export function GoneParts({ removed }: { removed: readonly UndoPart[] }) {
  // An account goes with its key.
  const most = undoParts.find((part) => removed.includes(part)) ?? 'key';
  return (
    <>
      <p>
        <strong>
          <Say k={`undo-gone-${most}`} />
        </strong>
      </p>
      {most === 'account' ? (
        <p>
          <Say k="undo-gone-next" />
        </p>
      ) : null}
    </>
  );
}

/** On a card: that it was undone, by which request and when. What undid it at a hub is a request there, which a desk may not have. */
export function Undone({ undone }: { undone: NonNullable<RequestView['undone']> }) {
  const { time } = useText();
  const mayBeElsewhere = useStore('event', ({ event }) => event?.hubUrl !== undefined);
  const isKnown = useStore('requests', (state) =>
    knownRequests(state).some(({ id }) => id === undone.by),
  );
  return (
    <Notice tone="notice">
      <p>
        <Say k="request-undone" fill={[time(undone.at)]} />
      </p>
      <GoneParts removed={undone.removed} />
      {isKnown || !mayBeElsewhere ? (
        <p>
          <a href={hashOf({ view: 'request', id: undone.by })}>
            <Say k="undo-show" />
          </a>
        </p>
      ) : null}
    </Notice>
  );
}

/** On a confirmed card: the way to its undo, or how far that has come. */
export function UndoLink({ id }: { id: string }) {
  const filed = useStore('requests', (state) =>
    knownRequests(state).find(({ undo, state }) => undo?.of === id && state !== 'dismissed'),
  );
  const stateKey = useStateKey();
  const { say } = useText();
  if (filed) {
    return (
      <a className="undo-link" href={hashOf({ view: 'request', id: filed.id })}>
        <Say k="undo-under-way" fill={[say(stateKey(filed))]} />
      </a>
    );
  }
  return (
    <ButtonLink href={hashOf({ view: 'undo', id })} weight="quiet" size="large">
      <Say k="undo-open" />
    </ButtonLink>
  );
}
