import { describe, expect, it } from 'vitest';
import { createPracticeDirectories } from '../../../../../electron/adapters/practice/directory/directories.ts';
import type { PracticeEntry } from '../../../../../electron/adapters/practice/directory/people.ts';
import {
  bastionGroupOf,
  lookAtUndone,
} from '../../../../../electron/core/kinds/account/undo-state.ts';
import type { UndoStay } from '../../../../../shared/requests/undo.ts';
import { jane } from '../../../../fakes/people.ts';
import { plainCloudProfile } from '../../../../fakes/practice-cloud.ts';
import { plainProfile } from '../../../../fakes/profile.ts';
import { janesKey, otherKey, undo } from '../../../../fakes/undo.ts';

interface Change extends Partial<PracticeEntry> {
  readonly projects?: readonly string[];
  readonly tools?: readonly string[];
}

const look = (change: Change | undefined, facts = undo()) => {
  const { projects = [], tools = [], ...entry } = change ?? {};
  const people = change ? [{ ...jane, secret: '', sshPublicKeys: [janesKey], ...entry }] : [];
  const group = { gidNumber: 50_000, maintainers: [jane.uid], others: [] };
  const { directory, projectGroups } = createPracticeDirectories({
    profile: plainProfile().directory,
    tree: { people, tools: tools.map((name) => ({ ...group, name })) },
  });
  for (const name of projects) projectGroups.setMembers(name, [jane.uid]);
  return lookAtUndone(directory, facts);
};

const changes: readonly [string, Change, Pick<UndoStay, 'why' | 'params'>][] = [
  ['an account manager closed it', { blocked: true }, { why: 'blocked', params: [] }],
  [
    'it has another key',
    { sshPublicKeys: [janesKey, otherKey] },
    { why: 'other-keys', params: [] },
  ],
  [
    'another key stands in one value with its own',
    { sshPublicKeys: [`${janesKey}\n${otherKey}`] },
    { why: 'other-keys', params: [] },
  ],
  [
    'a Wikimedia account was linked',
    { added: ['wikimediaGlobalAccountName'] },
    { why: 'linked', params: [] },
  ],
  [
    'its password was changed',
    { added: ['userPassword'] },
    { why: 'password-changed', params: [] },
  ],
  [
    'anything else was added',
    { added: ['title', 'ou'] },
    { why: 'changed', params: ['title, ou'] },
  ],
  ['its name is another', { cns: ['Jane Roe'] }, { why: 'changed', params: ['cn, sn'] }],
  [
    'it is in groups',
    { projects: ['a', 'b'] },
    { why: 'in-groups', params: ['project-a, project-b'] },
  ],
  ['it has a second name', { cns: ['Jane Doe', 'Roe'] }, { why: 'changed', params: ['cn, sn'] }],
  ['it has tools', { tools: ['a'] }, { why: 'has-tools', params: ['tools.a'] }],
];

describe('an account that is to be undone', () => {
  it('may go while it is as it was made, with its key or without', async () => {
    const seen = await look({});
    expect(seen).toMatchObject({ account: 'as-made', reasons: [], keys: [janesKey] });
    expect(seen.state).toBeDefined();
    expect(await look({ sshPublicKeys: [] })).toMatchObject({ account: 'as-made', keys: [] });
  });

  it.each(changes)('stays where %s', async (_, change, reason) => {
    expect(await look(change)).toMatchObject({ account: 'stays', reasons: [reason] });
  });

  it('names every reason at once', async () => {
    const { reasons } = await look({ blocked: true, added: ['wikimediaGlobalAccountId', 'ou'] });
    expect(reasons.map(({ why }) => why)).toEqual(['blocked', 'linked', 'changed']);
  });

  it('stays where it stood there before, whatever became of it', async () => {
    const before = undo({ origin: 'there-before' });
    expect(await look({ projects: ['a'] }, before)).toMatchObject({
      account: 'stays',
      reasons: [{ why: 'there-before' }],
      keys: [janesKey],
    });
  });

  it('is gone where nobody has its name and its number, or only somebody else has its name', async () => {
    expect(await look(undefined)).toMatchObject({ account: 'gone', keys: [] });
    const stranger = { cns: ['Jane Roe'], mails: ['roe@example.org'], uidNumber: 100_008 };
    expect(await look(stranger)).toMatchObject({ account: 'gone', keys: [] });
  });

  it('is not gone under another name', async () => {
    expect(await look({ uid: 'jroe', uids: ['jroe'] })).toMatchObject({
      account: 'stays',
      reasons: [{ why: 'renamed', params: ['jroe'] }],
    });
  });

  it('shows its key as it is stored, with whatever comments', async () => {
    const stored = [janesKey, `${janesKey.split(' ', 2).join(' ')} at home`];
    expect((await look({ sshPublicKeys: stored })).keys).toEqual(stored);
  });
});

describe('an account in the group of the jump hosts', () => {
  it('stays, and that is told apart from other groups: the cloud takes nobody out of it', async () => {
    const { directory, projectGroups } = createPracticeDirectories({
      profile: plainProfile().directory,
      tree: { people: [{ ...jane, secret: '', sshPublicKeys: [janesKey] }] },
    });
    for (const name of ['a', 'bastion']) projectGroups.setMembers(name, [jane.uid]);
    const bastionGroup = bastionGroupOf({ ...plainProfile(), cloud: plainCloudProfile() });
    const { account, reasons } = await lookAtUndone(directory, undo(), { bastionGroup });
    expect(account).toBe('stays');
    expect(reasons).toEqual([
      { what: 'account', why: 'in-groups', params: ['project-a'] },
      { what: 'account', why: 'in-bastion', params: ['project-bastion'] },
    ]);
  });

  it('is one of the others where the event names no jump hosts', () => {
    expect(bastionGroupOf(plainProfile())).toBeUndefined();
  });
});
