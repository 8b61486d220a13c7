import type { RequestJournal, StoredRequest } from '../../ports/request-journal.ts';
import type { Clock } from '../../ports/system.ts';
import { accountOf } from '../account-facts.ts';
import type { Step } from '../step.ts';
import type { UndoFacts } from '../undo-facts.ts';

interface StepPorts {
  readonly journal: Pick<RequestJournal, 'get' | 'save'>;
  readonly clock: Clock;
  show(request: StoredRequest): void;
}

/** Writes on the card that was undone by which request and when. A card that was wiped needs no word any more. */
export const noteUndone = ({ journal, clock, show }: StepPorts): Step<UndoFacts> => ({
  id: 'note-undone',
  async observe({ of }, { requestId }) {
    const card = await journal.get(of);
    const isNoted = card === undefined || accountOf(card).undone?.by === requestId;
    return { is: isNoted ? 'done' : 'missing' };
  },
  async apply({ of, removed }, { requestId: by }) {
    const card = await journal.get(of);
    if (!card) return;
    const at = clock.now().toISOString();
    const facts = { ...accountOf(card), undone: { by, at, removed } };
    const noted = { ...card, facts, updatedAt: at };
    await journal.save(noted);
    show(noted);
  },
});
