import type { Numbers } from './numbers.ts';
import type { Step } from './step.ts';

interface Options<F> {
  readonly numbers: Pick<Numbers, 'take'>;
  /** The number that the request has already. */
  held(facts: F): number | undefined;
  keep(number: number): Partial<F>;
}

/** Chooses the number of a new entry. Whether it is truly ours shows only after the entry stands: the step that adds it looks then. */
export const reserveNumber = <F>({ numbers, held, keep }: Options<F>): Step<F> => ({
  id: 'reserve-number',
  prepare: async (facts) => (held(facts) === undefined ? keep(await numbers.take()) : {}),
  observe: () => Promise.resolve({ is: 'done' }),
});
