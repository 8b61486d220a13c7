import { z } from 'zod';
import { undone, type UndoPart } from '../../../../shared/requests/undo.ts';
import type { RequestJournal, StoredRequest } from '../../ports/request-journal.ts';
import type { Clock } from '../../ports/system.ts';
import type { Step } from './step.ts';

interface StepPorts {
  readonly journal: Pick<RequestJournal, 'get' | 'save'>;
  readonly clock: Clock;
  show(request: StoredRequest): void;
}

/** Which request was undone, and what of it is gone; undefined for a request that undoes none. */
type UndoneBy<F> = (
  facts: F,
) => { readonly of: string; readonly removed: readonly UndoPart[] } | undefined;

const noted = z.object({ undone: undone.optional() });

/** Writes on the card that was undone by which request and when. A card that was wiped needs no word any more. */
export const noteUndone = <F>(
  { journal, clock, show }: StepPorts,
  undoneBy: UndoneBy<F>,
): Step<F> => ({
  id: 'note-undone',
  isNeeded: (facts) => undoneBy(facts) !== undefined,
  async observe(facts, { requestId }) {
    const wish = undoneBy(facts);
    const card = wish && (await journal.get(wish.of));
    const isNoted = card === undefined || noted.parse(card.facts).undone?.by === requestId;
    return { is: isNoted ? 'done' : 'missing' };
  },
  async apply(facts, { requestId: by }) {
    const wish = undoneBy(facts);
    const card = wish && (await journal.get(wish.of));
    if (!card) return;
    const at = clock.now().toISOString();
    const told = { ...card, facts: { ...card.facts, undone: { by, at, removed: wish.removed } } };
    const changed = { ...told, updatedAt: at };
    await journal.save(changed);
    show(changed);
  },
});
