import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/core/base/errors.ts';
import type { PersonEntry } from '../../../../electron/core/ports/directory.ts';
import { rosterVerdicts } from '../../../../electron/core/roster/verdicts.ts';
import type { RosterPerson } from '../../../../shared/roster/roster.ts';
import { fakeJournal } from '../../../fakes/journal.ts';
import { emptyIndex, indexOf, nameMemoryOf } from '../../../fakes/name-index.ts';
import { directoryOf, jane, janesMail } from '../../../fakes/people.ts';
import { plainProfile } from '../../../fakes/profile.ts';
import { facts, stored } from '../../../fakes/request.ts';

const rules = plainProfile().accounts;
const newcomer: RosterPerson = {
  line: 2,
  username: 'Nadia Ferreira',
  shellName: 'nadia',
  suggested: false,
  email: 'nadia@example.org',
};

async function verdictOf(
  change: Partial<RosterPerson>,
  { directory = directoryOf(jane), journal = fakeJournal(), nameIndex = emptyIndex() } = {},
) {
  const memory = nameMemoryOf(nameIndex, journal);
  const options = { directory, journal, rules, memory };
  const rows = await rosterVerdicts([{ ...newcomer, ...change }], options);
  return rows[0]?.verdict;
}
const away = {
  ...directoryOf(),
  look: () => Promise.reject(new AppError('directory-timeout', '')),
};

describe('rosterVerdicts', () => {
  it('says ready of somebody whom nobody knows yet', async () => {
    expect(await verdictOf({})).toEqual({ is: 'ready' });
  });

  it('says who has a name, and offers three free pairs', async () => {
    const verdict = await verdictOf({ shellName: 'jdoe' });
    expect(verdict).toMatchObject({
      is: 'taken',
      field: 'shellName',
      by: 'person',
      holder: 'jdoe',
    });
    expect(verdict).toHaveProperty('alternatives.length', 3);
    expect(await verdictOf({ username: 'Jane Doe' })).toMatchObject({ field: 'username' });
    const tool: PersonEntry = {
      ...jane,
      kind: 'tool',
      uid: 'tools.map',
      uids: ['tools.map'],
      cns: ['tools.map'],
      mails: [],
    };
    const directory = directoryOf(tool);
    expect(await verdictOf({ username: 'Tools.map' }, { directory })).toMatchObject({ by: 'tool' });
  });

  it('knows somebody by a second name and a second address', async () => {
    const several = {
      ...jane,
      ...{ uids: ['jdoe', 'second'], cns: ['Jane Doe', 'Jane Roe'] },
      mails: ['jane@example.org', 'roe@example.org'],
    };
    const directory = directoryOf(several);
    const taken = { is: 'taken', by: 'person', holder: 'jdoe' };
    expect(await verdictOf({ shellName: 'second' }, { directory })).toMatchObject(taken);
    expect(await verdictOf({ username: 'jane roe' }, { directory })).toMatchObject(taken);
    const stands = { is: 'stands', holder: 'jdoe' };
    for (const email of several.mails) {
      expect(await verdictOf({ email }, { directory })).toEqual(stands);
    }
  });

  it('says that somebody has an account already, also under other names', async () => {
    expect(await verdictOf({ email: 'Jane@example.org' })).toEqual({
      is: 'stands',
      holder: 'jdoe',
    });
  });

  it('says whose an address is that several have, and takes none of them for who is meant', async () => {
    const spouse = { ...jane, uid: 'jroe', uids: ['jroe'], cns: ['Jim Roe'] };
    const verdict = { is: 'not-allowed', alternatives: [] };
    expect(
      await verdictOf({ email: janesMail }, { directory: directoryOf(jane, spouse) }),
    ).toMatchObject({
      ...verdict,
      problem: { field: 'email', rule: 'email-held', params: ['jdoe, jroe'] },
    });
    const closed = { ...spouse, blocked: true };
    expect(
      await verdictOf({ email: janesMail }, { directory: directoryOf(jane, closed) }),
    ).toMatchObject({ ...verdict, problem: { rule: 'account-closed', params: ['jroe'] } });
  });

  it('does not let a closed account come back under another name', async () => {
    const directory = directoryOf({ ...jane, blocked: true });
    expect(await verdictOf({ email: janesMail }, { directory })).toMatchObject({
      is: 'not-allowed',
      problem: { field: 'email', rule: 'account-closed', params: ['jdoe'] },
      alternatives: [],
    });
  });

  it('says that this desk has a request for the person, with its state', async () => {
    const journal = fakeJournal(stored({ state: 'waiting' }));
    expect(await verdictOf({ email: 'jane@example.org' }, { journal })).toEqual({
      is: 'filed',
      request: stored().id,
      state: 'waiting',
    });
  });

  it('says so where what that request made is gone again', async () => {
    const undone = { by: stored().id, at: stored().createdAt, removed: ['account' as const] };
    const request = stored({ state: 'confirmed', facts: facts({ undone }) });
    expect(
      await verdictOf({ email: 'jane@example.org' }, { journal: fakeJournal(request) }),
    ).toEqual({ is: 'filed', request: stored().id, state: 'confirmed', undone: true });
  });

  it('does not promise a name twice: another request of this desk wants it', async () => {
    const wanted = facts({ username: 'Nadia Ferreira', shellName: 'nf' });
    const journal = fakeJournal(stored({ facts: wanted }));
    const verdict = await verdictOf({}, { journal });
    expect(verdict).toMatchObject({ is: 'taken', field: 'username', by: 'request', holder: 'nf' });
  });

  it('offers other names where a rule forbids one, and none where the address is the trouble', async () => {
    expect(await verdictOf({ shellName: '9lives' })).toHaveProperty('alternatives.length', 3);
    expect(await verdictOf({ email: 'nadia' })).toHaveProperty('alternatives.length', 0);
  });

  it('never says taken or ready while nobody can be asked', async () => {
    expect(await verdictOf({}, { directory: away })).toEqual({ is: 'could-not-ask' });
    expect(await verdictOf({ shellName: '9lives' }, { directory: away })).toMatchObject({
      is: 'not-allowed',
      alternatives: [],
    });
  });

  it('says from the index as of when both names were free, or which was taken, while nobody can be asked', async () => {
    const at = '2027-08-04T07:46:00.000Z';
    const nameIndex = await indexOf(['JDOE'], at);
    const offline = { directory: away, nameIndex };
    expect(await verdictOf({}, offline)).toEqual({ is: 'free-as-of', asked: at });
    expect(await verdictOf({ shellName: 'jdoe' }, offline)).toEqual({
      is: 'taken-as-of',
      field: 'shellName',
      asked: at,
    });
    expect(await verdictOf({ shellName: 'jdoe' }, { nameIndex, directory: directoryOf() })).toEqual(
      { is: 'ready' },
    );
  });

  it('lets another card’s wish weigh more than what the index says', async () => {
    const nameIndex = await indexOf(['nadia'], '2027-08-04T07:46:00.000Z');
    const wanted = facts({ username: 'Somebody', shellName: 'nadia', email: 'x@example.org' });
    const journal = fakeJournal(stored({ facts: wanted }));
    expect(await verdictOf({}, { directory: away, nameIndex, journal })).toMatchObject({
      is: 'taken',
      by: 'request',
    });
  });
});
