import { z } from 'zod';
import { undone, type Undone, type UndoPart } from '../../../../shared/requests/undo.ts';
import { revised } from '../../base/revised.ts';
import type { RequestJournal, StoredRequest } from '../../ports/request-journal.ts';
import type { Clock } from '../../ports/system.ts';
import type { Step } from './step.ts';

/** What the last step of an undo needs. */
export interface NotePorts {
  readonly journal: Pick<RequestJournal, 'get' | 'save'>;
  readonly clock: Clock;
  /** Tells screens of the request that was undone. */
  show(request: StoredRequest): void;
}

/** Which request was undone, and what of it is gone; undefined for a request that undoes none. */
type UndoneBy<F> = (
  facts: F,
) => { readonly of: string; readonly removed: readonly UndoPart[] } | undefined;

const noted = z.object({ undone: undone.optional() });

/** What became of a request that was undone, by its facts. */
export const undoneIn = (facts: object): Undone | undefined => noted.parse(facts).undone;

/** The request with what became of it. */
export const asUndone = (
  request: StoredRequest,
  how: Undone,
  clock: Pick<Clock, 'now'>,
): StoredRequest => revised(request, { facts: { ...request.facts, undone: how } }, clock);

/** Writes on the request that was undone by which one and when. One that was wiped needs no word any more. */
export const noteUndone = <F>(
  { journal, clock, show }: NotePorts,
  undoneBy: UndoneBy<F>,
): Step<F> => ({
  id: 'note-undone',
  isNeeded: (facts) => undoneBy(facts) !== undefined,
  async observe(facts, { requestId }) {
    const undo = undoneBy(facts);
    const request = undo && (await journal.get(undo.of));
    const isNoted = request === undefined || undoneIn(request.facts)?.by === requestId;
    return { is: isNoted ? 'done' : 'missing' };
  },
  async apply(facts, { requestId: by }) {
    const undo = undoneBy(facts);
    const request = undo && (await journal.get(undo.of));
    if (!request) return;
    const at = clock.now().toISOString();
    const changed = asUndone(request, { by, at, removed: [...undo.removed] }, clock);
    await journal.save(changed);
    show(changed);
  },
});

/** The same for a kind whose requests reverse one part of another request where their facts name one (`of`). */
export const notePartUndone = <F extends { readonly of?: string | undefined }>(
  ports: NotePorts,
  part: UndoPart,
): Step<F> =>
  noteUndone(ports, ({ of }) => (of === undefined ? undefined : { of, removed: [part] }));
