import { describe, expect, it } from 'vitest';
import { checkProfile } from '../../../../electron/adapters/profile/check-profile.ts';
import { readYaml } from '../../../../electron/adapters/profile/yaml-file.ts';
import { cpuMs } from '../../../cpu-time.ts';

/** The first problem as `line: words`. */
function problemOf(text: string): string | undefined {
  const yaml = readYaml(text);
  if (!('problems' in yaml)) return undefined;
  const [first] = yaml.problems;
  return first && `${first.line}: ${first.words}`;
}

const refused = [
  [
    'a key that stands twice',
    'event: {}\nevent: {}\n',
    '2: event appears twice in the same place; remove one',
  ],
  ['tabs', 'event:\n\tid: x\n', '2: tabs cannot indent YAML; use spaces'],
  [
    'a second document',
    'event: {}\n---\nevent: {}\n',
    '2: only one YAML document is allowed; remove ---, which begins a second one',
  ],
  ['a tag', 'event:\n  id: !!binary eA==\n', '2: tags such as !name are not allowed; remove them'],
  [
    'an alias',
    'a: &a [1]\nb: *a\n',
    '2: aliases such as *name are not allowed; write the value instead',
  ],
  [
    'an alias to nothing',
    'b: *a\n',
    '1: aliases such as *name are not allowed; write the value instead',
  ],
  ['an open bracket', 'event: {\n  id: x\n', '3: this is not YAML'],
  ['nesting without end', '['.repeat(10_000), '1: this file has too many levels'],
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

  it('names every key that stands twice, in the order of the file', () => {
    const yaml = readYaml('a: {b: 1, c: 2, b: 3}\nd: 1\na: 2\n');
    expect(
      'problems' in yaml && yaml.problems.map(({ line, words }) => `${line} ${words}`),
    ).toEqual([
      '3 a appears twice in the same place; remove one',
      '1 b appears twice in the same place; remove one',
    ]);
  });

  const most = 64 * 1024;
  const fill = (part: string): string => part.repeat(Math.floor(most / part.length));
  const keys = Array.from({ length: 8000 }, (_, n) => `k${n}`);
  it.each([
    ['many keys', keys.map((key) => `${key}: 1`).join('\n')],
    ['many keys where others belong', `event:\n${keys.map((key) => ` ${key}: 1`).join('\n')}`],
    ['one key many times', fill('a: 1\n')],
    ['open lists', fill('[')],
    ['open maps', fill('{a: ')],
    ['lists of lists', fill('- ')],
    ['keys of keys', fill('? ')],
    ['closed lists', fill(']')],
    ['empty lists', `a: ${fill('[]')}`],
    ['colons', fill(': ')],
    ['anchors', fill('&a ')],
    ['aliases', `[${fill('&a x, *a, ').slice(20)}]`],
    ['tags', fill('!a ')],
    ['quotation marks', fill('"')],
    ['documents', fill('---\n')],
    ['directives', fill('%YAML 1.1\n')],
    ['addresses', `event: "${fill('://a:').slice(20)}"`],
    ['wrong values', `cloud: {projects: {securityGroupRules: [${fill('1,').slice(60)}]}}`],
  ])('reads or refuses %s in a second, with the line', (_, text) => {
    const worked = cpuMs(() => {
      const yaml = readYaml(text);
      const checked = 'problems' in yaml ? yaml : checkProfile(yaml);
      if (!('problems' in checked)) throw new Error('this is no profile');
      expect(checked.problems[0]?.line).toBeGreaterThan(0);
    });
    expect(worked).toBeLessThan(1000);
  });
});
