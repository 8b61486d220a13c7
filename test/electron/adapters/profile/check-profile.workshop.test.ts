import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkProfile } from '../../../../electron/adapters/profile/check-profile.ts';
import { readYaml } from '../../../../electron/adapters/profile/yaml-file.ts';

const example = readFileSync(join(import.meta.dirname, 'fixtures/event.yaml'), 'utf8');

/** What is wrong with the example once it names these guides. */
function problemsOf(workshop: string): string[] {
  const yaml = readYaml(`${example}workshop: ${workshop}\n`);
  if ('problems' in yaml) throw new Error('the test means a value, not the YAML');
  const checked = checkProfile(yaml);
  return 'problems' in checked
    ? checked.problems.map(({ line, words }) => `${line}: ${words}`)
    : [];
}
const last = example.split('\n').length;

describe('the guides of a workshop', () => {
  it.each([
    ['quarry', 'workshop is "quarry"; expected: a list'],
    ['[quarry, Paws]', 'workshop.1 is "Paws"; expected: the id of a guide, such as quarry'],
    ['[quarry, quarry]', 'workshop is a list; expected: a list with each guide once'],
  ])('%s', (text, problem) => expect(problemsOf(text)).toEqual([`${last}: ${problem}`]));

  it('may be named, or be none', () => {
    expect(problemsOf('[quarry, paws]')).toEqual([]);
    expect(problemsOf('[]')).toEqual([]);
  });
});
