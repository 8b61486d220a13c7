import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as english } from '@zxcvbn-ts/language-en';
import { describe, expect, it } from 'vitest';
import { rateStrength, WEAKEST_TAKEN } from '../../../shared/passwords/strength.ts';
import { seeded } from '../../faults/seeded.ts';

const isText = (word: unknown): word is string => typeof word === 'string';

describe('rateStrength', () => {
  it('tells a common password from a good one', async () => {
    expect(await rateStrength('password123', [])).toBeLessThan(2);
    expect(await rateStrength('purple-otter-sings-at-dawn', [])).toBe(4);
  });

  it('thinks little of a password made of the person’s own names', async () => {
    const words = ['Xochiquetzal', 'xquetzal'];
    const stranger = await rateStrength('Xochiquetzal', []);
    expect(await rateStrength('Xochiquetzal', words)).toBeLessThan(stranger);
  });

  it('knows common passwords again that are written with digits and signs, as well as by three times the readings', async () => {
    const thorough = new ZxcvbnFactory({
      dictionary: { ...common, ...english },
      graphs: adjacencyGraphs,
    });
    const chance = seeded('signs');
    const all = common['passwords-common'].filter(isText).slice(0, 5000);
    const words = all.filter((word) => word.length > 7);
    const signs: Readonly<Record<string, string>> = {
      ...{ a: '4@', b: '8', e: '3', g: '96', i: '1!', l: '1', o: '0', s: '5$', t: '7+' },
    };
    const rewrite = (word: string): string =>
      [...word]
        .map((one) => (chance.chance(0.6) ? chance.pick([...(signs[one] ?? one)]) : one))
        .join('');
    const rewritten = Array.from({ length: 80 }, () => rewrite(chance.pick(words)));
    let weak = 0;
    const missed: string[] = [];
    for (const password of rewritten) {
      if (thorough.check(password).score >= WEAKEST_TAKEN) continue;
      weak += 1;
      if ((await rateStrength(password, [])) >= WEAKEST_TAKEN) missed.push(password);
    }
    expect(weak).toBeGreaterThan(70);
    expect(missed).toEqual([]);
  });

  it('takes no longer for what no person types, and says the same of it', async () => {
    const signs = '1$!0aeio7+4@3l|'.repeat(17);
    const took = async (password: string): Promise<number> => {
      const tries: number[] = [];
      for (let i = 0; i < 3; i += 1) {
        const began = performance.now();
        await rateStrength(password, []);
        tries.push(performance.now() - began);
      }
      return Math.min(...tries);
    };
    // It grew with the square of the length: 256 letters took sixteen times as long as 64.
    expect(await took(signs)).toBeLessThan(5 * (await took(signs.slice(0, 64))));
    expect(await rateStrength('abc'.repeat(80), [])).toBeLessThan(2);
    expect(await rateStrength(`${'a'.repeat(30)}purple-otter-sings-at-dawn`, [])).toBe(4);
  });
});
