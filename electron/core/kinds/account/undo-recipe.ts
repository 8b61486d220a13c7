import type { Directory } from '../../ports/directory.ts';
import type { RequestJournal, StoredRequest } from '../../ports/request-journal.ts';
import type { Clock } from '../../ports/system.ts';
import type { Recipe } from '../base/step.ts';
import { noteUndone } from '../base/note-undone.ts';
import { removeAccount } from './remove-account.ts';
import { removeKey } from './remove-key.ts';
import { undoFacts, type UndoFacts } from './undo-facts.ts';

export interface UndoPorts {
  readonly directory: Directory;
  readonly journal: Pick<RequestJournal, 'get' | 'save'>;
  readonly clock: Clock;
  show(request: StoredRequest): void;
}

/**
 * Takes back what an account request did. The key goes first: should the account turn out to have to stay, nobody gets in with that
 * key any more.
 */
export const undoRecipe = (ports: UndoPorts): Recipe<UndoFacts> => ({
  facts: undoFacts,
  systems: ['directory'],
  steps: [removeKey(ports), removeAccount(ports), noteUndone(ports, (facts) => facts)],
  startOver: (facts) => ({ ...facts, removed: [] }),
  settled: () => undefined,
});
