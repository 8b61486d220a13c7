import type { Directory } from '../../ports/directory.ts';
import type { Step } from '../base/step.ts';
import type { UndoFacts } from './undo-facts.ts';
import { lookAtUndone } from './undo-state.ts';

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
    const { keys } = await lookAtUndone(directory, facts);
    await directory.removeKeys(facts.shellName, keys);
  },
});
