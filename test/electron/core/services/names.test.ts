import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/core/errors.ts';
import type { Directory, PersonEntry } from '../../../../electron/core/ports/directory.ts';
import type { NamePolicy, PolicyVerdict } from '../../../../electron/core/ports/name-policy.ts';
import type { Clock } from '../../../../electron/core/ports/system.ts';
import { createNames } from '../../../../electron/core/services/names.ts';
import { fakeClock } from '../../../fakes/clock.ts';
import { directoryOf, jane } from '../../../fakes/people.ts';
import { plainProfile } from '../../../fakes/profile.ts';

const rules = { ...plainProfile().accounts, reserved: ['root'] };
const typed = { username: 'jane doe', shellName: 'JDoe ' };
const allowed: PolicyVerdict = { is: 'allowed' };

function names(
  directory: Pick<Directory, 'look'>,
  { said = allowed, clock = fakeClock() }: { said?: PolicyVerdict; clock?: Clock } = {},
) {
  const policy: NamePolicy = { check: () => Promise.resolve(said) };
  return createNames({ directory, policy, rules, clock });
}
const nowhere = { look: () => Promise.reject(new AppError('directory-unreachable', 'away')) };

describe('names.check', () => {
  it('says free only after it asked, with the time', async () => {
    const { username, shellName, alternatives } = await names(directoryOf()).check(typed);
    expect(username).toEqual({ is: 'free', asked: '2027-08-04T08:00:00.000Z' });
    expect(shellName).toEqual({ is: 'free', asked: '2027-08-04T08:00:00.000Z' });
    expect(alternatives).toEqual([]);
  });

  it('says who has a name, be it as username or as shell name, person or tool', async () => {
    expect(await names(directoryOf(jane)).check(typed)).toMatchObject({
      username: { is: 'taken', by: 'person', holder: 'jdoe' },
      shellName: { is: 'taken', by: 'person', holder: 'jdoe' },
    });
    const crossed: PersonEntry = { ...jane, uid: 'jane doe', cn: 'jdoe', kind: 'tool' };
    expect(await names(directoryOf(crossed)).check(typed)).toMatchObject({
      username: { is: 'taken', by: 'tool' },
      shellName: { is: 'taken', by: 'tool' },
    });
  });

  it('offers three pairs that are free themselves', async () => {
    const first = await names(directoryOf(jane)).check(typed);
    expect(first.alternatives).toHaveLength(3);
    const [gone] = first.alternatives;
    const squatter = {
      ...jane,
      uid: gone?.shellName ?? '',
      cn: gone?.username ?? '',
      uidNumber: 5,
    };
    const second = await names(directoryOf(jane, squatter)).check(typed);
    expect(second.alternatives).toHaveLength(3);
    expect(second.alternatives).not.toContainEqual(gone);
  });

  it('names the rule, and asks nobody about a name that is not allowed', async () => {
    const asked: unknown[] = [];
    const directory: Pick<Directory, 'look'> = {
      look: async ({ names: looked }) => {
        asked.push(looked);
        return [];
      },
    };
    const verdict = await names(directory).check({ username: 'Jane Doe', shellName: 'root' });
    expect(verdict.shellName).toEqual({
      is: 'not-allowed',
      broken: { rule: 'reserved', params: ['root'] },
    });
    expect(asked[0]).toEqual(['Jane Doe']);
  });

  it('never says taken when it could not ask, and remembers what was free before', async () => {
    const clock = fakeClock();
    let directory: Pick<Directory, 'look'> = directoryOf();
    const service = names({ look: (look) => directory.look(look) }, { clock });
    await service.check(typed);
    directory = nowhere;
    clock.advance(60_000);
    expect(await service.check({ username: 'Other', shellName: 'jdoe' })).toEqual({
      username: { is: 'could-not-ask' },
      shellName: { is: 'free-as-of', asked: '2027-08-04T08:00:00.000Z' },
      alternatives: [],
      spares: expect.any(Array),
    });
  });

  it('offers pairs to agree on only while nobody can be asked', async () => {
    const asked = await names(directoryOf()).check(typed);
    expect(asked.spares).toEqual([]);
    const { spares } = await names(nowhere).check(typed);
    expect(spares).toHaveLength(3);
    expect(spares).not.toContainEqual({ username: 'Jane doe', shellName: 'jdoe' });
    const broken = await names(nowhere).check({ ...typed, shellName: '9lives' });
    expect(broken.spares).toEqual([]);
  });

  it('passes the policy’s words on, for the field they are about', async () => {
    const said = { is: 'refused', field: 'username', words: 'on a list' } as const;
    const verdict = await names(directoryOf(), { said }).check(typed);
    expect(verdict).toMatchObject({
      username: { is: 'not-allowed', broken: { rule: 'policy', params: ['on a list'] } },
      shellName: { is: 'free' },
    });
  });

  it('does not say free while the policy could not be asked', async () => {
    const verdict = await names(directoryOf(), { said: { is: 'could-not-ask' } }).check(typed);
    expect(verdict).toMatchObject({ username: { is: 'could-not-ask' } });
  });

  it('lets a mistake of ours through instead of hiding it', async () => {
    const broken = { look: () => Promise.reject(new TypeError('a bug')) };
    await expect(names(broken).check(typed)).rejects.toThrow('a bug');
  });
});
