import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkProfile } from '../../../../electron/adapters/profile/check-profile.ts';
import { readYaml } from '../../../../electron/adapters/profile/yaml-file.ts';

const example = readFileSync(join(import.meta.dirname, 'fixtures/event.yaml'), 'utf8');

/** What is wrong with the example that has this as its hub. */
function problemsOf(hub: string): string[] {
  const yaml = readYaml(`${example.trimEnd()}\nhub:\n${hub}\n`);
  if ('problems' in yaml) return yaml.problems.map(({ words }) => words);
  const checked = checkProfile(yaml);
  if (!('problems' in checked)) return [];
  const first = example.trimEnd().split('\n').length + 1;
  return checked.problems.map(({ line = 0, words }) => `${line - first}: ${words}`);
}

const needed = 'an https:// URL, or http:// of this machine (localhost, 127.0.0.1, [::1])';

describe('the hub of a profile', () => {
  it('is an address that nobody on the way can read, or of this machine', () => {
    expect(problemsOf('  url: https://hub.example.org/e/x')).toEqual([]);
    expect(problemsOf('  url: http://127.0.0.1:8080/e/x')).toEqual([]);
    expect(problemsOf('  url: http://hub.example.org/e/x')).toEqual([
      `1: hub.url is "http://hub.example.org/e/x"; expected: ${needed}`,
    ]);
  });

  it('says by line what else is wrong', () => {
    expect(problemsOf('  url: https://hub.example.org/e/x?event=x')).toEqual([
      '1: hub.url is "https://hub.example.org/e/x?event=x"; expected: a URL without ? and #',
    ]);
    expect(problemsOf('  url: https://hub.example.org/e/x\n  adress: y')).toEqual([
      '2: hub.adress is not a key of a profile',
    ]);
    expect(problemsOf('  url: https://hub.example.org/e/x\n  token: y')).toEqual([
      '2: hub.token looks like a secret; remove it from this file: Lanyard asks for secrets when it needs them',
    ]);
  });
});
