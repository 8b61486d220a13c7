import { describe, expect, it } from 'vitest';
import { rosterMethods } from '../../../shared/contract/roster.ts';
import { largestInput } from '../../../shared/contract/size-limits.ts';
import { LARGEST_ROSTER } from '../../../shared/roster/roster.ts';

describe('largestInput', () => {
  it('has room for the largest roster with its columns, and for no more', () => {
    const file = 'A'.repeat(Math.ceil(LARGEST_ROSTER / 3) * 4);
    const input = {
      file,
      columns: { username: 199, givenName: 199, familyName: 199, shellName: 199, email: 199 },
    };
    expect(rosterMethods['roster.plan'].input.safeParse(input).success).toBe(true);
    expect(
      rosterMethods['roster.plan'].input.safeParse({ file: `${file}AAAA` }).error?.issues,
    ).toMatchObject([{ message: 'roster-too-large' }]);
    expect(JSON.stringify(input).length).toBeLessThan(largestInput('roster.plan'));
    expect(largestInput('roster.plan')).toBeLessThan(file.length + 10_000);
  });

  it('is that of a pasted key for everything else, known or not', () => {
    for (const method of ['requests.submit', 'toString', 'no.such.method']) {
      expect(largestInput(method)).toBe(128 * 1024);
    }
  });
});
