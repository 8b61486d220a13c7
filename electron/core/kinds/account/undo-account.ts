import { AppError } from '../../base/errors.ts';
import { known } from '../../base/known.ts';
import type { Directory } from '../../ports/directory.ts';
import { defineKind } from '../base/define-kind.ts';
import { type NotePorts, noteUndone } from '../base/note-undone.ts';
import type { Step } from '../base/step.ts';
import { person } from '../base/touched.ts';
import { type UndoFacts, undoable, undoFacts } from './undo-facts.ts';
import { lookAtUndone } from './undo-state.ts';

/** What the kind `undo-account` needs of the world. */
export interface UndoAccountPorts extends NotePorts {
  readonly directory: Directory;
}

/**
 * Reverses what an account request did. The key goes first: should the account turn out to have to stay, nobody gets in with that key
 * any more.
 */
export const undoAccount = (ports: UndoAccountPorts) =>
  defineKind(undoFacts, {
    systems: ['directory'],
    steps: [removeKey(ports), removeAccount(ports), noteUndone(ports, (facts) => facts)],
    touches: ({ shellName }) => [person(shellName)],
    startOver: (facts) => ({ ...facts, removed: [] }),
    view({ email, uidNumber, keyFingerprint, of, agreed, removed, stays }) {
      const undo = { of, agreed, removed, stays };
      return { email, uidNumber, ...known({ keyFingerprint }), undo };
    },
  });

/** Takes the key that a request added out of the entry again, whatever comment it has there by now. */
export const removeKey = ({ directory }: { directory: Directory }): Step<UndoFacts> => ({
  id: 'remove-key',
  isNeeded: ({ agreed, sshKey }) => sshKey !== undefined && agreed.includes('key'),
  async observe(facts) {
    const { keys } = await lookAtUndone(directory, facts);
    if (keys.length > 0) return { is: 'missing' };
    return { is: 'done', learned: { removed: [...new Set([...facts.removed, 'key' as const])] } };
  },
  async apply(facts) {
    const { keys, keysBeside } = await lookAtUndone(directory, facts);
    for (const line of keysBeside) await directory.addKey(facts.shellName, line);
    await directory.removeKeys(facts.shellName, keys);
  },
});

/** Deletes the entry that a request made, while it is still as that request made it. */
export const removeAccount = ({ directory }: { directory: Directory }): Step<UndoFacts> => ({
  id: 'remove-account',
  isNeeded: ({ agreed }) => agreed.includes('account'),
  async observe(facts) {
    const { account } = await lookAtUndone(directory, facts);
    if (account === 'as-made') return { is: 'missing' };
    if (account === 'stays') return { is: 'blocked', code: 'undo-kept', params: [facts.shellName] };
    return { is: 'done', learned: { removed: undoable(facts) } };
  },
  /** Looks once more right before: a server that cannot hold the deletion against what was seen leaves only this moment open. */
  async apply(facts) {
    const { account, state } = await lookAtUndone(directory, facts);
    if (account === 'stays') throw new AppError('entry-changed', 'Something was added meanwhile');
    if (account === 'as-made') await directory.removePerson(facts.shellName, state);
  },
});
