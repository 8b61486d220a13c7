import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/core/base/errors.ts';
import type { Directory, PersonEntry } from '../../../../electron/core/ports/directory.ts';
import type { NamePolicy, PolicyVerdict } from '../../../../electron/core/ports/name-policy.ts';
import type { Clock } from '../../../../electron/core/ports/system.ts';
import { createNames } from '../../../../electron/core/names/check.ts';
import type { NameMemory } from '../../../../electron/core/names/memory.ts';
import { fakeClock } from '../../../fakes/clock.ts';
import { fakeJournal } from '../../../fakes/journal.ts';
import { blankNameMemory, indexOf, nameMemoryOf } from '../../../fakes/name-index.ts';
import { directoryOf, jane } from '../../../fakes/people.ts';
import { plainProfile } from '../../../fakes/profile.ts';
import { facts, stored } from '../../../fakes/request.ts';

const rules = { ...plainProfile().accounts, reserved: ['root'] };
const typed = { username: 'jane doe', shellName: 'JDoe ' };
const allowed: PolicyVerdict = { is: 'allowed' };

function names(
  directory: Pick<Directory, 'look'>,
  {
    said = allowed,
    clock = fakeClock(),
    recall = blankNameMemory(),
  }: { said?: PolicyVerdict; clock?: Clock; recall?: NameMemory } = {},
) {
  const policy: NamePolicy = { check: () => Promise.resolve(said) };
  return createNames({ directory, policy, rules, clock, memory: recall });
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
    const crossed: PersonEntry = {
      ...jane,
      uid: 'jane doe',
      uids: ['jane doe'],
      cns: ['jdoe'],
      kind: 'tool',
    };
    expect(await names(directoryOf(crossed)).check(typed)).toMatchObject({
      username: { is: 'taken', by: 'tool' },
      shellName: { is: 'taken', by: 'tool' },
    });
  });

  it('knows a second username and a second shell name of somebody as theirs', async () => {
    const several = directoryOf({
      ...jane,
      ...{ uid: 'first', uids: ['first', 'jdoe'], cns: ['Jane First', 'Jane Doe'] },
    });
    const taken = { is: 'taken', by: 'person', holder: 'first' };
    expect(await names(several).check(typed)).toMatchObject({ username: taken, shellName: taken });
  });

  it('offers three pairs that are free themselves', async () => {
    const first = await names(directoryOf(jane)).check(typed);
    expect(first.alternatives).toHaveLength(3);
    const [gone] = first.alternatives;
    const squatter = {
      ...jane,
      uid: gone?.shellName ?? '',
      uids: [gone?.shellName ?? ''],
      cns: [gone?.username ?? ''],
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

  it('says from the index what was free and taken, as of when, never plainly', async () => {
    const at = '2027-08-04T07:46:00.000Z';
    const nameIndex = await indexOf(['jdoe', 'John Doe'], at);
    const recall = nameMemoryOf(nameIndex);
    const verdict = await names(nowhere, { recall }).check(typed);
    expect(verdict).toMatchObject({
      username: { is: 'free-as-of', asked: at },
      shellName: { is: 'taken-as-of', asked: at },
      alternatives: [],
    });
    expect(verdict.spares).toHaveLength(3);
    expect(verdict.spares.map(({ shellName }) => shellName)).not.toContain('jdoe');
  });

  it('says a minute later that a name was taken, without naming who told', async () => {
    let directory: Pick<Directory, 'look'> = directoryOf(jane);
    const service = names({ look: (look) => directory.look(look) });
    await service.check(typed);
    directory = nowhere;
    expect(await service.check(typed)).toMatchObject({
      username: { is: 'taken-as-of', asked: '2027-08-04T08:00:00.000Z' },
    });
  });

  it('says that another card of this desk wants a name, and not that a card wants its own', async () => {
    const nameIndex = await indexOf([], '2027-08-04T07:46:00.000Z');
    const wanted = stored({ facts: facts({ username: 'Jane doe', shellName: 'jd' }) });
    const recall = nameMemoryOf(nameIndex, fakeJournal(wanted));
    const service = names(nowhere, { recall });
    expect(await service.check(typed)).toMatchObject({
      username: { is: 'wanted-here', holder: 'jd' },
      shellName: { is: 'free-as-of' },
    });
    expect(await service.check({ ...typed, request: wanted.id })).toMatchObject({
      username: { is: 'free-as-of' },
    });
  });

  it('offers what is free in the index before what nobody knows', async () => {
    const nameIndex = await indexOf(['jdoe', 'jdoe2', 'jdoe3'], '2027-08-04T07:46:00.000Z');
    const recall = nameMemoryOf(nameIndex);
    const { spares } = await names(nowhere, { recall }).check(typed);
    expect(spares).toHaveLength(3);
    for (const { shellName } of spares) expect(['jdoe', 'jdoe2', 'jdoe3']).not.toContain(shellName);
  });

  it('offers free pairs where one name is taken and the policy could not be asked about the other', async () => {
    const other = { ...jane, cns: ['Somebody Else'] };
    const service = names(directoryOf(other), { said: { is: 'could-not-ask' } });
    const verdict = await service.check(typed);
    expect(verdict).toMatchObject({
      username: { is: 'could-not-ask' },
      shellName: { is: 'taken' },
    });
    expect(verdict.alternatives).toHaveLength(3);
    expect(verdict.spares).toEqual([]);
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

describe('names.recall', () => {
  it('asks nobody, and still names a broken rule', async () => {
    const nameIndex = await indexOf(['Jane Doe'], '2027-08-04T07:46:00.000Z');
    const recall = nameMemoryOf(nameIndex);
    const asked: unknown[] = [];
    const directory: Pick<Directory, 'look'> = {
      look: async (look) => {
        asked.push(look);
        return [];
      },
    };
    const service = names(directory, { recall });
    expect(await service.recall({ username: 'jane doe', shellName: 'root' })).toEqual({
      username: { is: 'taken-as-of', asked: '2027-08-04T07:46:00.000Z' },
      shellName: { is: 'not-allowed', broken: { rule: 'reserved', params: ['root'] } },
    });
    expect(asked).toEqual([]);
  });
});
