import type { RequestView } from '../../../../shared/requests/request.ts';
import { hashOf } from '../../../stores/route-store.ts';
import { Say } from '../../../text/text.tsx';
import { Removes } from './removes.tsx';
import { Stays } from './stays.tsx';

/** What was agreed when this undo was asked for. */
export function UndoFacts({ request }: { request: RequestView }) {
  const { undo } = request;
  if (!undo) return null;
  return (
    <>
      <Removes title="undo-agreed" parts={undo.agreed} of={request} />
      <Stays stays={undo.stays} />
      <p>
        <a href={hashOf({ view: 'request', id: undo.of })}>
          <Say k="undo-show-card" />
        </a>
      </p>
    </>
  );
}
