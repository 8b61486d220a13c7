import { describe, expect, it } from 'vitest';
import { rateStrength } from '../../../shared/passwords/strength.ts';

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
