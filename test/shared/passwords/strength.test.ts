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
});
