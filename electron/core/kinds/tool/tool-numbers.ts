import type { Random } from '../../ports/system.ts';
import type { ToolDirectory } from '../../ports/tool-directory.ts';
import { createNumbers, type NumberRange, type Numbers } from '../base/numbers.ts';

interface Options {
  readonly tools: Pick<ToolDirectory, 'groupNumbersFrom' | 'numberHolders'>;
  readonly range: NumberRange;
  readonly random: Random;
}

/**
 * Numbers of tools: gidNumber of the tool's group and both numbers of its user. Groups are counted up; that no account has the number
 * is asked for each one, for old accounts stand among the groups' numbers.
 */
export const createToolNumbers = ({ tools, range, random }: Options): Numbers =>
  createNumbers({
    ...{ range, random },
    take: () => Promise.resolve(undefined),
    from: (from, limit) => tools.groupNumbersFrom(from, limit),
    isFree: async (number) => (await tools.numberHolders(number)).length === 0,
  });
