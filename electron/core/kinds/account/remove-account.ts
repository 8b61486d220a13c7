import { AppError } from '../../base/errors.ts';
import type { Directory } from '../../ports/directory.ts';
import type { Step } from '../base/step.ts';
import { undoable, type UndoFacts } from './undo-facts.ts';
import { lookAtUndone } from './undo-state.ts';

/** Deletes the entry that a request made, while it is still as that request made it. */
export const removeAccount = ({ directory }: { directory: Directory }): Step<UndoFacts> => ({
  id: 'remove-account',
  isNeeded: ({ agreed }) => agreed.includes('account'),
  async observe(facts) {
    const { account } = await lookAtUndone(directory, facts);
    if (account === 'as-made') return { is: 'missing' };
    if (account === 'stays')
      return { is: 'conflict', code: 'undo-kept', params: [facts.shellName] };
    return { is: 'done', learned: { removed: undoable(facts) } };
  },
  /** Looks once more right before: a server that cannot hold the deletion against what was seen leaves only this moment open. */
  async apply(facts) {
    const { account, state } = await lookAtUndone(directory, facts);
    if (account === 'stays') throw new AppError('entry-changed', 'Something was added meanwhile');
    if (account === 'as-made') await directory.removePerson(facts.shellName, state);
  },
});
