import type { LinkedAccountDirectory } from '../../ports/linked-accounts.ts';
import type { UnlinkFacts } from './facts.ts';
import type { Step } from '../base/step.ts';

interface StepPorts {
  readonly links: LinkedAccountDirectory;
}

/** Takes the link to this Wikimedia account out of the entry again; a link to another one is left alone. */
export const unlinkAccount = ({ links }: StepPorts): Step<UnlinkFacts> => ({
  id: 'unlink-account',
  async observe({ shellName, wikimedia }) {
    const linked = await links.linkedTo(shellName);
    return { is: linked?.wikimedia?.id === wikimedia.id ? 'missing' : 'done' };
  },
  apply: ({ shellName, wikimedia }) => links.unlink(shellName, wikimedia.id),
});
