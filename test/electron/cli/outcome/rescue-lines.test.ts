import { expect, it } from 'vitest';
import { rescueLines } from '../../../../electron/cli/outcome/rescue-lines.ts';

const at = '2027-08-04T08:00:00.000Z';

it('what a rescue left is told with where the damaged file lies, and how to say that it was read', () => {
  expect(rescueLines([])).toEqual([]);
  const lines = rescueLines([
    { at, keptAs: 'one', rescued: 3 },
    { at, keptAs: 'two', rescued: 3, lost: 0 },
    { at, keptAs: 'three', rescued: 1, lost: 2 },
  ]);
  expect(lines).toHaveLength(5);
  for (const [i, name] of ['one', 'two', 'three'].entries()) expect(lines[i + 1]).toContain(name);
  expect(lines.at(-1)).toContain('lanyard call journal.seen');
});
