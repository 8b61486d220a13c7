import { describe, expect, it } from 'vitest';
import { readYaml } from '../../../../electron/adapters/profile/yaml-file.ts';

/** The first problem as `line: words`. */
function problemOf(text: string): string | undefined {
  const yaml = readYaml(text);
  if (!('problems' in yaml)) return undefined;
  const [first] = yaml.problems;
  return first && `${first.line}: ${first.words}`;
}

const refused = [
  ['a key that stands twice', 'event: {}\nevent: {}\n', '2: event stands twice in the same place'],
  ['tabs', 'event:\n\tid: x\n', '2: tabs cannot indent YAML; use spaces'],
  [
    'a second document',
    'event: {}\n---\nevent: {}\n',
    '2: a profile is one YAML document; --- begins a second one',
  ],
  ['a tag', 'event:\n  id: !!binary eA==\n', '2: tags such as !name are not taken in a profile'],
  [
    'an alias',
    'a: &a [1]\nb: *a\n',
    '2: aliases such as *name are not taken in a profile; write the value out',
  ],
  [
    'an alias to nothing',
    'b: *a\n',
    '1: aliases such as *name are not taken in a profile; write the value out',
  ],
  ['an open bracket', 'event: {\n  id: x\n', '3: this is not YAML'],
  ['nesting without end', '['.repeat(10_000), '1: this nests too deep to be a profile'],
];

describe('readYaml', () => {
  it.each(refused)('refuses %s, with the line', (_, text, problem) => {
    expect(problemOf(text)).toContain(problem);
  });

  it('does not repeat what stands in the wrong place', () => {
    expect(problemOf('a:\n  "hunter2" "hunter3"\n')).not.toMatch(/hunter/u);
    expect(problemOf('a: b\n]hunter2\n')).not.toMatch(/hunter/u);
  });

  it('keeps to YAML 1.2 whatever the file says of its version', () => {
    expect(readYaml('%YAML 1.1\n---\na: no\n')).toMatchObject({ value: { a: 'no' } });
  });

  it('knows where each part stands, or its nearest parent', () => {
    const yaml = readYaml('a:\n  - b: 1\n  - c: 2\n    d: 3\ne: {}\n');
    if ('problems' in yaml) throw new Error('this is YAML');
    const lines = [
      [],
      ['a', 0],
      ['a', 1, 'c'],
      ['a', 1, 'd'],
      ['a', 1, 'x'],
      ['e'],
      ['e', 'y', 'z'],
    ];
    expect(lines.map((path) => yaml.lineOf(path))).toEqual([1, 2, 3, 4, 3, 5, 5]);
  });
});
