import { expect, it } from 'vitest';
import { practiceView } from '../../../shared/practice/practice.ts';

it('tells of no trouble and no case that nobody has words for', () => {
  expect(practiceView.safeParse({ troubles: ['rain'], cases: [] }).success).toBe(false);
  expect(
    practiceView.safeParse({ troubles: [], cases: [{ name: 'odd', value: '' }] }).success,
  ).toBe(false);
});
