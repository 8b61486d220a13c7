import type { Numbers } from '../../services/numbers.ts';
import type { AccountFacts } from '../account-facts.ts';
import type { Step } from '../step.ts';

/** Chooses the uidNumber. Whether it is truly ours shows only after the entry stands: `create-entry` looks then. */
export const reserveNumber = ({ numbers }: { numbers: Numbers }): Step<AccountFacts> => ({
  id: 'reserve-number',
  async prepare({ uidNumber }) {
    return uidNumber === undefined ? { uidNumber: await numbers.take() } : {};
  },
  observe: () => Promise.resolve({ is: 'done' }),
});
