import type { RequestView } from '../../../shared/domain/request.ts';
import { ButtonLink } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { useRequests } from '../../stores/provider.tsx';
import { hashOf } from '../../stores/route-store.ts';
import { Say, useText } from '../../text/text.tsx';
import { requestStateKey } from '../../../shared/text-keys.ts';
import { GoneParts } from './gone-parts.tsx';

/** On a card: that it was undone, by which request and when. */
export function Undone({ undone }: { undone: NonNullable<RequestView['undone']> }) {
  const { time } = useText();
  return (
    <Notice tone="notice">
      <p>
        <Say k="request-undone" fill={[time(undone.at)]} />
      </p>
      <GoneParts removed={undone.removed} />
      <p>
        <a href={hashOf({ view: 'request', id: undone.by })}>
          <Say k="undo-show" />
        </a>
      </p>
    </Notice>
  );
}

/** On a confirmed card: the way to its undo, or how far that has come. */
export function UndoLink({ id }: { id: string }) {
  const filed = useRequests(({ requests }) =>
    requests.find(({ undo, state }) => undo?.of === id && state !== 'dismissed'),
  );
  const { say } = useText();
  if (filed) {
    return (
      <a className="undo-link" href={hashOf({ view: 'request', id: filed.id })}>
        <Say k="undo-under-way" fill={[say(requestStateKey(filed))]} />
      </a>
    );
  }
  return (
    <ButtonLink href={hashOf({ view: 'undo', id })} weight="quiet" size="large">
      <Say k="undo-open" />
    </ButtonLink>
  );
}
