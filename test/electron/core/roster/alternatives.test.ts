import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/core/base/errors.ts';
import type { Directory } from '../../../../electron/core/ports/directory.ts';
import { rosterAlternatives } from '../../../../electron/core/roster/alternatives.ts';
import { directoryOf, jane } from '../../../fakes/people.ts';
import { plainProfile } from '../../../fakes/profile.ts';

const rules = plainProfile().accounts;
const names = { username: 'Jane Doe', shellName: 'jdoe' };
const nobody: ReadonlySet<string> = new Set();

describe('rosterAlternatives', () => {
  it('offers three pairs that nobody has', async () => {
    const directory = directoryOf(jane);
    const offered = await rosterAlternatives([names], { directory, rules, spoken: nobody });
    const pairs = offered.get(names) ?? [];
    expect(pairs).toHaveLength(3);
    for (const pair of pairs) {
      expect(await directory.look({ names: [pair.username, pair.shellName] })).toEqual([]);
    }
  });

  it('offers no name that another row of the file wants', async () => {
    const directory = directoryOf(jane);
    const options = { directory, rules };
    const before = await rosterAlternatives([names], { ...options, spoken: nobody });
    const first = before.get(names)?.[0]?.shellName ?? '';
    const after = await rosterAlternatives([names], { ...options, spoken: new Set([first]) });
    expect(after.get(names)).toHaveLength(3);
    expect(after.get(names)?.map(({ shellName }) => shellName)).not.toContain(first);
  });

  it('asks for hundreds of people together', async () => {
    let searches = 0;
    const counting: Pick<Directory, 'look'> = {
      async look() {
        searches += 1;
        return [];
      },
    };
    const wanted = Array.from({ length: 500 }, (_, i) => ({
      username: `Jane Doe ${i}`,
      shellName: `jdoe${i}`,
    }));
    const offered = await rosterAlternatives(wanted, {
      directory: counting,
      rules,
      spoken: nobody,
    });
    expect(searches).toBeLessThan(60);
    expect([...offered.values()].every(({ length }) => length === 3)).toBe(true);
  });

  it('offers none while the directory cannot be asked', async () => {
    const away = { look: () => Promise.reject(new AppError('directory-unreachable', 'away')) };
    const offered = await rosterAlternatives([names], { directory: away, rules, spoken: nobody });
    expect(offered.get(names)).toEqual([]);
  });
});
