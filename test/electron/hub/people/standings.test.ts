import { beforeEach, expect, it } from 'vitest';
import type { Standing } from '../../../../electron/adapters/ldap/helper-sign-in.ts';
import { AppError } from '../../../../electron/core/base/errors.ts';
import type { HubEvent } from '../../../../electron/hub/hub-events.ts';
import { createStandings } from '../../../../electron/hub/people/standings.ts';

/** Who is logged in, as what; two of them by name in the hub's file. */
const workers = ['ada', 'bea', 'cleo'].map((who) => ({ who, role: 'helper' }));
const lists = { helpers: ['ada', 'bea', 'cleo'], approvers: [], organizers: [], operators: [] };

let done: string[];
beforeEach(() => (done = []));

async function lookAt(
  signIn: 'ldap' | 'oidc',
  look: (uid: string) => Standing | AppError,
  approvers: readonly string[] = [],
): Promise<string[]> {
  const config = { ...lists, approvers, signIn } as unknown as HubEvent['config']; // as far as it is read here
  const standings = createStandings({
    events: [
      {
        id: 'tea',
        config,
        note: async (told) => void done.push(JSON.stringify(told)),
        look: async (uid) => {
          const found = await Promise.resolve(look(uid));
          if (found instanceof AppError) throw found;
          return found;
        },
      },
    ],
    sessions: {
      workers: () => Promise.resolve(workers),
      changeRole: ({ who, role }) => {
        done.push(`${who} is ${role}`);
        return Promise.resolve(who !== 'cleo');
      },
      endAllOf: (_, who) => {
        done.push(`${who} is out`);
        return Promise.resolve(['helper', 'helper']);
      },
    },
    log: {
      info: () => undefined,
      error: (event, _, fields) => void done.push(`${event} ${String(fields?.['who'])}`),
    },
  });
  await standings.look();
  return done;
}

const ended = '{"event":"session-ended","role":"helper"}';
const there = (uid: string): Standing => ({ is: 'there', person: { uid, name: uid, groups: [] } });

it('who came by a provider is out once their account is closed, and whatever else LDAP knows of them is no matter', async () => {
  const look = (uid: string): Standing => ({ is: uid === 'bea' ? 'closed' : 'gone' });
  expect(await lookAt('oidc', look)).toEqual(['bea is out', ended, ended]);
});

it('whoever cannot be looked at keeps nobody else from it', async () => {
  const look = (uid: string) =>
    uid === 'ada'
      ? new AppError('directory-refused', 'no')
      : uid === 'bea'
        ? { is: 'gone' as const }
        : there(uid);
  expect(await lookAt('ldap', look)).toEqual(['role-unknown ada', 'bea is out', ended, ended]);
});

it('nobody else is asked about where the directory is away', async () => {
  const away = () => new AppError('directory-unreachable', 'away');
  expect(await lookAt('ldap', away)).toEqual(['role-unknown ada']);
});

it('a role that changed is told once, by the process that changed it', async () => {
  expect(await lookAt('ldap', there, ['bea', 'cleo'])).toEqual([
    'bea is approver',
    '{"event":"role-changed","from":"helper","to":"approver"}',
    'cleo is approver',
  ]);
});
