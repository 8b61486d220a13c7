import { beforeEach, expect, it } from 'vitest';
import type { Asking } from '../../../../electron/adapters/postgres/database/place.ts';
import type { Standing } from '../../../../electron/adapters/ldap/helper-sign-in.ts';
import { AppError } from '../../../../electron/core/base/errors.ts';
import type { HubEvent } from '../../../../electron/hub/hub-events.ts';
import { createStandings } from '../../../../electron/hub/people/standings.ts';

/** Who is logged in, as what; two of them by name in the hub's file. */
const workers = ['ada', 'bea', 'cleo'].map((who) => ({ who, role: 'helper' }));
const lists = { helpers: ['ada', 'bea', 'cleo'], approvers: [], organizers: [], operators: [] };

const client = {} as Asking; // nobody asks it anything here

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
        noteIn: async (_, told) => void done.push(JSON.stringify(told)),
        look: async (uid) => {
          const found = await Promise.resolve(look(uid));
          if (found instanceof AppError) throw found;
          return found;
        },
      },
    ],
    sessions: {
      workers: () => Promise.resolve(workers),
      async changeRole({ who, role }, tell) {
        done.push(`${who} is ${role}`);
        if (who !== 'cleo') await tell(client, role);
        return who !== 'cleo';
      },
      async endAllOf(_, who, tell) {
        done.push(`${who} is out`);
        const roles = ['helper', 'helper'];
        for (const role of roles) await tell(client, role);
        return roles;
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
