import { execFileSync } from 'node:child_process';
import { parseDocument } from 'yaml';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { pyYamlScalars } from '../../../../../electron/adapters/openstack/config/pyyaml-scalars.ts';
import { seeded } from '../../../../faults/seeded.ts';

/** What PyYAML's own safe loader, which comes with the OpenStack clients, makes of `a: TEXT`: its type and its `str`. */
const script = `
import json, sys, yaml
def read(text):
    try:
        found = yaml.safe_load('a: ' + text)
    except Exception:
        return ['error', '']
    value = found['a'] if isinstance(found, dict) else found
    return ['collection', ''] if isinstance(value, (dict, list)) or not isinstance(found, dict) else [type(value).__name__, str(value)]
print(json.dumps([read(text) for text in json.load(sys.stdin)]))
`;

const parts = [
  ...['0', '1', '7', '9', '25921', '08', 'e', 'E', 'e05', 'e+10', 'e-7', '+', '-', '_', '.', ':'],
  ...['30', '59', '60', '0x', '0b', '0o', 'f', 'nan', '.inf', '.NaN', 'yes', 'No', 'ON', 'y'],
  ...['true', 'null', '~', '2024-01-05', '2024', '-1', '-13', 'T', '10:00:00', ' 1:02:03', 'Z'],
  ...['+02:00', ' -2', '.5', '=', '<', '12345678901234567890', '1e3', '1.5'],
];

/** Our reading, as Python's `str` would have it. */
function ours(text: string): string {
  const options = { version: '1.1', schema: 'failsafe', merge: true } as const;
  const document = parseDocument(`a: ${text}`, {
    ...options,
    logLevel: 'error',
    customTags: [...pyYamlScalars],
  });
  if (document.errors.length + document.warnings.length > 0) return 'error';
  const read = z.object({ a: z.unknown() }).safeParse(document.toJS());
  const value = read.data?.a;
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'string' ? value : 'a collection';
}

it('reads plain words as PyYAML does', { timeout: 60_000 }, () => {
  const chance = seeded('scalars');
  const texts = Array.from({ length: 20_000 }, () =>
    Array.from({ length: 1 + chance.below(4) }, () => chance.pick(parts)).join(''),
  );
  const input = JSON.stringify(texts);
  const output = execFileSync('python3', ['-c', script], { input, maxBuffer: 1e8 }).toString();
  const theirs = z.array(z.tuple([z.string(), z.string()])).parse(JSON.parse(output));
  const differing = texts.flatMap((text, at) => {
    const [kind = '', value = ''] = theirs[at] ?? [];
    const expected = kind === 'error' ? 'error' : value;
    // PyYAML makes nothing of `<<` but where it merges; here it is a text beside that.
    return kind === 'collection' || text === '<<' || ours(text) === expected
      ? []
      : [[text, expected, ours(text)]];
  });
  expect(differing).toEqual([]);
  expect(new Set(theirs.map(([kind]) => kind)).size).toBeGreaterThan(6);
});
