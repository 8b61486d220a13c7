import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { requestView } from '../../shared/requests/request.ts';
import { toLdif } from '../servers/ldif.ts';
import { personDn } from '../servers/seed.ts';
import type { SlapdOptions } from '../servers/slapd-options.ts';
import { tree } from '../servers/tree.ts';
import { openEventDesk, password, type EventDesk } from './event-desk.ts';
import { json, lanyard, type Ended } from './lanyard.ts';

let desk: EventDesk;
afterEach(() => desk.stop());

async function openDesk(options: SlapdOptions): Promise<void> {
  desk = await openEventDesk({ people: 3, ...options });
}

type Values = Readonly<Record<string, string | readonly string[]>>;
const person = (uid: string, more: Values): string =>
  toLdif([
    personDn(uid),
    {
      objectClass: ['person', 'inetOrgPerson', 'ldapPublicKey', 'posixAccount'],
      ...{ uid, sn: uid, uidNumber: '190101', gidNumber: '500', homeDirectory: `/home/${uid}` },
      ...more,
    },
  ]);

const create = (username: string, shellName: string, ...how: string[]): Promise<Ended> => {
  const names = ['--username', username, '--shell-name', shellName];
  const card = [...names, '--email', `${shellName}@example.net`, '--password-stdin', '--consent'];
  return lanyard(desk, ['accounts', 'create', ...card, ...how], { input: `${password}\n` });
};

/** What a participant list of one person comes to. */
function verdictOf(row: string): Promise<Ended> {
  const file = join(desk.dataFolder, '..', 'people.csv');
  writeFileSync(file, `username,shell name,email\n${row}\n`);
  return lanyard(desk, ['roster', 'import', file, '--dry-run', '--json']);
}

it('takes no second username of somebody for a free one', async () => {
  const cn = ['Mona Alpha', 'Mona Beta'];
  await openDesk({ seedLdif: person('mvcn', { cn, mail: 'mona@example.org' }) });
  const names = ['--username', 'mona beta', '--shell-name', 'newmona'];
  const check = await lanyard(desk, ['names', 'check', ...names, '--json']);
  expect(json(check)).toMatchObject({
    username: { is: 'taken', holder: 'mvcn' },
    shellName: { is: 'free' },
  });
  const made = await create('Mona Beta', 'newmona', '--json');
  expect(made.code).toBe(4);
  expect(requestView.parse(json(made)).problem).toMatchObject({
    code: 'name-taken',
    params: ['mvcn'],
  });
  expect(desk.entry('newmona')).toBeUndefined();
  const shown = await lanyard(desk, ['accounts', 'show', 'mvcn']);
  expect(shown.out).toContain('Mona Beta');
});

it('finds who has an account by a second address, and by one under a password policy', async () => {
  const policy = `cn=strict,${tree.ppolicies}`;
  const rules = { cn: 'strict', pwdAttribute: 'userPassword', pwdMinLength: '12' };
  const mail = ['milo.work@example.org', 'milo@example.org'];
  const own = { pwdPolicySubentry: policy, cn: 'Paul Policy', uidNumber: '190102' };
  const seedLdif = [
    toLdif([policy, { objectClass: ['organizationalRole', 'pwdPolicy'], ...rules }]),
    person('mvmail', { cn: 'Milo Mail', mail }),
    person('polite', { ...own, mail: 'paul@example.org' }),
  ].join('');
  await openDesk({ seedLdif });
  for (const [row, holder] of [
    ['Milo Mail Two,milo2,milo@example.org', 'mvmail'],
    ['Paul Two,paul2,paul@example.org', 'polite'],
  ] as const) {
    expect(json(await verdictOf(row))).toMatchObject({
      rows: [{ verdict: { is: 'stands', holder } }],
    });
  }
});

it('says of a copy that takes no writes which server does, and what to change', async () => {
  await openDesk({ writesElsewhere: 'ldap://127.0.0.1:9/' });
  const made = await create('Ada Lovelace', 'ada');
  expect(made.code).toBe(4);
  expect(made.out + made.err).toContain('ldap://127.0.0.1:9');
  expect(made.out + made.err).toContain('directory.url');
});

it('refuses an address that is none, with its line', async () => {
  await openDesk({});
  const written = readFileSync(desk.profileFile, 'utf8');
  for (const url of ['ldaps://ldap.example.org:70000', 'ldap://::1', 'ldaps://localhost:abc']) {
    writeFileSync(desk.profileFile, written.replace(/ldaps:\/\/\S+/, url));
    const refused = await lanyard(desk, ['names', 'check', '--username', 'A', '--shell-name', 'a']);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain(`line 9: directory.url is "${url}"; expected: ldaps://HOST`);
  }
});
