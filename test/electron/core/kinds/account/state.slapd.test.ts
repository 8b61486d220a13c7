import { Client } from 'ldapts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLdapDirectory } from '../../../../../electron/adapters/ldap/directory.ts';
import type { Directory } from '../../../../../electron/core/ports/directory.ts';
import { writeCsv } from '../../../../../shared/roster/csv.ts';
import { createWorld, removeFolder, type World } from '../../../../fakes/world.ts';
import { startSlapd, type Slapd } from '../../../../servers/slapd.ts';
import { testProfile } from '../../../../servers/test-profile.ts';
import { tree } from '../../../../servers/tree.ts';
import { newcomer } from '../../../../suites/account-world.ts';

/** Each of the two addresses of one entry, whichever the server puts first. */
const addresses = ['milo.work@example.org', 'milo@example.org'];

describe('an entry with two addresses', () => {
  let slapd: Slapd;
  let directory: Directory;
  let world: World;
  const open = async (): Promise<Directory> => {
    const { directory: profile } = testProfile(slapd);
    const opened = createLdapDirectory({ profile, ca: slapd.caPem });
    await opened.signIn(slapd.writer);
    return opened;
  };
  beforeAll(async () => {
    slapd = await startSlapd();
    const root = new Client({ url: slapd.ldapUrl });
    await root.bind(slapd.rootDn, slapd.rootPassword);
    await root.add(`uid=mvmail,${tree.people}`, {
      objectClass: ['person', 'inetOrgPerson', 'ldapPublicKey', 'posixAccount'],
      ...{ uid: 'mvmail', cn: 'Milo Mail', sn: 'Milo Mail', mail: addresses },
      ...{ gidNumber: '500', uidNumber: '90102', homeDirectory: '/home/mvmail' },
    });
    await root.unbind();
    directory = await open();
    world = createWorld({ directory, profile: testProfile(slapd) });
  });
  afterAll(async () => {
    await world.app.stop();
    removeFolder(world.folder);
    await slapd.stop();
  });

  for (const address of addresses) {
    const email = address.replace('example', 'EXAMPLE');

    it(`has ${address} for a second card`, async () => {
      const card = newcomer({ email });
      const { shellName } = card;
      expect(await world.ask('accounts.holders', { shellName, email })).toMatchObject({
        email: { is: 'held', by: 'mvmail', where: 'directory' },
      });
      const { id } = await world.ask('requests.submit', card);
      expect(await world.settled(id)).toMatchObject({
        ...{ state: 'needs-you', problem: { code: 'address-held', params: ['mvmail'] } },
      });
      expect(await directory.look({ names: [shellName] })).toEqual([]);
      await world.ask('requests.dismiss', { id, reason: 'has an account' });
    });

    it(`is its owner’s own with ${address}`, async () => {
      const { sshKey: _, ...card } = newcomer({
        ...{ email, username: 'Milo Mail', shellName: 'mvmail' },
      });
      const { id } = await world.ask('requests.submit', card);
      expect(await world.settled(id)).toMatchObject({
        ...{ state: 'confirmed', origin: 'there-before' },
      });
    });

    it(`stands for the row of a roster with ${address}`, async () => {
      const { username, shellName } = newcomer();
      const rows = [
        ['Username', 'Shell name', 'E-mail'],
        [username, shellName, email],
      ];
      const file = Buffer.from(writeCsv(rows)).toString('base64');
      // What this desk files itself would be known without asking.
      const other = createWorld({ directory: await open(), profile: testProfile(slapd) });
      const plan = await other.ask('roster.plan', { file });
      expect(plan.rows[0]?.verdict).toEqual({ is: 'stands', holder: 'mvmail' });
      await other.app.stop();
      removeFolder(other.folder);
    });
  }
});
