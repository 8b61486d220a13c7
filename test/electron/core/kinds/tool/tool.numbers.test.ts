import { describe, expect, it } from 'vitest';
import { createToolNumbers } from '../../../../../electron/core/kinds/tool/tool.ts';

const range = { floor: 50_000, ceiling: 50_009 };

/** A tree with these groups' and accounts' numbers; counts how often it was asked who holds one. */
function treeOf(groups: readonly number[], accounts: readonly number[] = []) {
  const asked: number[] = [];
  return {
    asked,
    groupNumbersFrom: async (from: number, limit: number) =>
      groups.filter((number) => number >= from).slice(0, limit),
    async numberHolders(number: number) {
      asked.push(number);
      return [...groups, ...accounts].filter((held) => held === number).map(String);
    },
  };
}

const numbersOf = (tree: ReturnType<typeof treeOf>) =>
  createToolNumbers({ tools: tree, range, random: () => 0 });

describe('numbers of tools', () => {
  it('go on above the highest group of the range, and ask once who holds that one', async () => {
    const tree = treeOf([50_003, 41_000, 70_000]);
    expect(await numbersOf(tree).take()).toBe(50_004);
    expect(tree.asked).toEqual([50_004]);
  });

  it('pass over those that accounts have', async () => {
    expect(await numbersOf(treeOf([50_003], [50_004, 50_005])).take()).toBe(50_006);
  });

  it('end where the range does, also where only accounts fill it', async () => {
    const full = Array.from({ length: 10 }, (_, at) => range.floor + at);
    const tree = treeOf([], [...full, 50_010]);
    await expect(numbersOf(tree).take()).rejects.toMatchObject({ code: 'numbers-exhausted' });
    expect(Math.max(...tree.asked)).toBe(range.ceiling);
  });
});
