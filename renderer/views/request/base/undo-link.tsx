import { requestStateKey } from '../../../../shared/requests/text-keys.ts';
import { ButtonLink } from '../../../components/button.tsx';
import { useRequests } from '../../../stores/provider.tsx';
import { hashOf } from '../../../stores/route-store.ts';
import { Say, useText } from '../../../text/text.tsx';

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
