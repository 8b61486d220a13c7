import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLdapDirectories } from '../../../../electron/adapters/ldap/directories.ts';
import { startFaultProxy } from '../../../servers/fault-proxy.ts';
import { personDn } from '../../../servers/seed.ts';
import { startSlapd, type Slapd } from '../../../servers/slapd.ts';
import { testProfile } from '../../../servers/test-profile.ts';
import { complete } from '../../../suites/directories-under-test.ts';
import { linkedAccountsSuite } from '../../../suites/linked-accounts-suite.ts';
import { slapdDirectories } from '../../../suites/slapd-directories.ts';

let slapd: Slapd;
beforeAll(async () => {
  slapd = await startSlapd();
});
afterAll(() => slapd.stop());

linkedAccountsSuite(() => slapdDirectories(slapd));

const open = (server: Slapd, url = server.ldapUrl) => {
  const { directory: profile } = testProfile(server, { directory: { url } });
  return complete(createLdapDirectories({ profile, credentials: server.writer }));
};

/** A schema from before Phabricator accounts were linked. */
async function startOlderSlapd(): Promise<Slapd> {
  const server = await startSlapd();
  const conf = join(server.folder, 'slapd.conf');
  const [, file = ''] = /include "(.*wikimedia\.schema)"/.exec(readFileSync(conf, 'utf8')) ?? [];
  const older = readFileSync(file, 'utf8')
    .replace(/attributetype \( \S+ NAME 'phabricator.*?\n\n?(?=attributetype|objectclass)/gs, '')
    .replaceAll(/\$?\s*phabricatorAccount\w+/g, '');
  writeFileSync(join(server.folder, 'older.schema'), older);
  const text = readFileSync(conf, 'utf8').replace(file, join(server.folder, 'older.schema'));
  writeFileSync(conf, text);
  await server.restart();
  return server;
}

describe('an entry', () => {
  it('gets the object class that a link needs, where it is an older one', async () => {
    const { links, directory } = open(slapd);
    const dn = personDn('novaobserver');
    const classes = () => slapd.ldapsearch(['-b', dn, 'objectClass']);
    expect(classes()).not.toContain('wikimediaPerson');
    await links.link('novaobserver', { id: 4711, name: 'Observer' });
    expect(classes()).toContain('wikimediaPerson');
    expect((await links.linkedTo('novaobserver'))?.wikimedia).toEqual({
      id: 4711,
      name: 'Observer',
    });
    await directory.close();
  });

  it('tells a Phabricator account where the directory has one', async () => {
    const server = await startSlapd({
      seedLdif: `dn: uid=phab,ou=people,dc=example,dc=org
objectClass: inetOrgPerson
objectClass: wikimediaPerson
uid: phab
cn: Phab
sn: Phab
phabricatorAccountUsername: phabby

`,
    });
    const { links, directory } = open(server);
    expect(await links.linkedTo('phab')).toEqual({
      wikimedia: undefined,
      phabricator: 'phabby',
      tellsPhabricator: true,
    });
    await directory.close();
    await server.stop();
  });

  it('tells nothing of Phabricator where the schema knows no such account', async () => {
    const server = await startOlderSlapd();
    const { links, directory } = open(server);
    expect(await links.linkedTo('novaadmin')).toEqual({
      wikimedia: undefined,
      phabricator: undefined,
      tellsPhabricator: false,
    });
    await directory.close();
    await server.stop();
  });
});

it('settles a link and an unlink whose answers were lost by being asked again', async () => {
  const proxy = await startFaultProxy(slapd.ldapPort);
  const { links, directory } = open(slapd, `ldap://127.0.0.1:${proxy.port}`);
  const account = { id: 4712, name: 'Canary' };
  const uid = 'osstackcanary';
  const lost = async (write: () => Promise<void>) => {
    proxy.dropAnswer({ at: 'modify' });
    await expect(write()).rejects.toMatchObject({ code: 'directory-unreachable' });
    const seen = await links.linkedTo(uid);
    await write();
    expect(await links.linkedTo(uid)).toEqual(seen);
    return seen?.wikimedia;
  };
  expect(await lost(() => links.link(uid, account))).toEqual(account);
  expect(await lost(() => links.unlink(uid, account.id))).toBeUndefined();
  await directory.close();
  await proxy.stop();
});
