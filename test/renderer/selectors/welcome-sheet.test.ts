import { describe, expect, it } from 'vitest';
import { peopleAtDesk } from '../../../shared/requests/people-at-desk.ts';
import {
  sheetOfEntry,
  sheetOfRequests,
  sheetState,
  type WelcomeSheet,
} from '../../../renderer/selectors/welcome-sheet.ts';
import type { PersonOverview } from '../../../shared/contract/people.ts';
import type { RequestView } from '../../../shared/requests/request.ts';
import { toolforgeMember } from '../place-screens.ts';
import { fingerprint, idOf, noon, request, stepsOf } from '../screen-request.ts';

const person = {
  shellName: 'jdoe',
  username: 'Jane Doe',
  email: 'jane@example.org',
  ...{ otherNames: [], otherEmails: [] },
  uidNumber: 101_234,
  blocked: false,
  keys: [{ type: 'ssh-ed25519', fingerprint, comment: 'jane@laptop' }],
};
const at = '2027-08-05T11:00:00.000Z';
const account = request(5, 'confirmed', { steps: stepsOf(4, 'confirmed') });
const tool = request(6, 'waiting', {
  kind: 'tool',
  after: idOf(5),
  keyFingerprint: undefined,
  tool: { name: 'map-bot', maintainers: ['jdoe'] },
});

function atDesk(...requests: RequestView[]): WelcomeSheet | undefined {
  const [who] = peopleAtDesk(requests);
  return who && sheetOfRequests(who);
}

const seen = (had?: Partial<PersonOverview>, own: RequestView[] = [], change: object = {}) =>
  sheetOfEntry(
    {
      person: { ...person, ...change },
      personAsked: at,
      had: had && { ...toolforgeMember, asked: noon, ...had },
    },
    own,
  );

const line = (sheet: WelcomeSheet | undefined, name: string) =>
  sheet?.lines.find((one) => one.name === name);

describe('the sheet of a request', () => {
  it('has the names, the fingerprint, and when each part was read back or asked for', () => {
    const sheet = atDesk(account, tool);
    expect(sheet).toMatchObject({
      username: 'Jane Doe',
      shellName: 'jdoe',
      fingerprints: [fingerprint],
    });
    const checked = { is: 'checked', iso: account.updatedAt };
    expect(line(sheet, 'account')).toMatchObject({ state: 'done', at: checked });
    expect(line(sheet, 'key')).toMatchObject({ state: 'done', at: checked });
    expect(line(sheet, 'tool')).toMatchObject({
      state: 'waiting',
      names: ['map-bot'],
      at: { is: 'requested', iso: tool.createdAt },
    });
    expect(line(sheet, 'project')).toEqual({ name: 'project', state: 'none', names: [] });
  });

  it('has nothing of the card that is nobody else’s', () => {
    expect(JSON.stringify({ ...atDesk(account), lines: [] })).not.toContain('example.org');
  });

  it('is none without an account, and of an undone one says that it is not there', () => {
    expect(atDesk(tool)).toBeUndefined();
    const undone = { by: idOf(9), at, removed: ['account' as const] };
    expect(atDesk({ ...account, undone })).toBeUndefined();
    expect(atDesk({ ...account, state: 'dismissed' })).toBeUndefined();
  });

  it('calls nothing done before it was read back', () => {
    const sheet = atDesk({ ...account, state: 'waiting', steps: stepsOf(0, 'waiting') });
    expect(sheet?.lines.map(({ state }) => state)).not.toContain('done');
  });
});

describe('the sheet of somebody whom the directory knows', () => {
  it('tells what the servers said, each as of when they said it', () => {
    const sheet = seen({});
    expect(line(sheet, 'account')).toMatchObject({ state: 'done', at: { iso: at } });
    expect(line(sheet, 'toolforge')).toMatchObject({ state: 'done', at: { iso: noon } });
    expect(line(sheet, 'tool')).toMatchObject({ state: 'done', names: toolforgeMember.tools });
    expect(line(sheet, 'project')?.names).toEqual(toolforgeMember.projects.map(({ name }) => name));
    expect(sheet.fingerprints).toEqual([fingerprint]);
  });

  it('says that nobody was asked where nobody could be', () => {
    for (const sheet of [
      seen(),
      seen({
        toolforge: undefined,
        unread: [
          { part: 'cloud', code: 'cloud-timeout' },
          { part: 'directory', code: 'directory-timeout' },
        ],
      }),
    ]) {
      for (const name of ['toolforge', 'tool', 'project']) {
        expect(line(sheet, name), name).toMatchObject({ state: 'unknown', at: undefined });
      }
      expect(sheetState(sheet, 'account')).toBe('done');
    }
  });

  it('goes on telling of a request that is on its way', () => {
    const sheet = seen({ tools: [] }, [account, tool]);
    expect(line(sheet, 'tool')).toMatchObject({ state: 'waiting', names: ['map-bot'] });
  });

  it('believes the servers more than what was done here once', () => {
    const done: RequestView = { ...tool, state: 'confirmed' };
    expect(line(seen({ tools: [] }, [account, done]), 'tool')).toMatchObject({
      state: 'gone',
      at: { is: 'checked', iso: noon },
    });
    expect(sheetState(seen({}, [], { blocked: true }), 'account')).toBe('blocked');
    expect(sheetState(seen({}, [], { keys: [] }), 'key')).toBe('none');
  });
});
