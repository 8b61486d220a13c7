import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLdapDirectories } from '../../../../electron/adapters/ldap/directories.ts';
import { startFaultProxy } from '../../../servers/fault-proxy.ts';
import { startSlapd, type Slapd } from '../../../servers/slapd.ts';
import { testProfile } from '../../../servers/test-profile.ts';
import { complete, newTool } from '../../../suites/directories-under-test.ts';

let slapd: Slapd;
beforeAll(async () => {
  slapd = await startSlapd();
});
afterAll(() => slapd.stop());

it('asks for people, tools, groups and links over one connection, under one sign-in', async () => {
  const proxy = await startFaultProxy(slapd.ldapPort);
  const url = `ldap://127.0.0.1:${proxy.port}`;
  const { directory: profile } = testProfile(slapd, { directory: { url } });
  const { directory, tools, groups, links } = complete(createLdapDirectories({ profile }));
  await directory.signIn(slapd.writer);
  await Promise.all([
    directory.probe(),
    tools.addGroup(newTool(), 'novaadmin'),
    groups.membersOf('tools'),
    links.link('novaadmin', { id: 1, name: 'Nova' }),
  ]);
  expect(proxy.counts.connections).toBe(1);
  await directory.signOut();
  await expect(tools.addSudoRule('x')).rejects.toMatchObject({ code: 'sign-in-needed' });
  await directory.close();
  await proxy.stop();
});

it('has no tools and no groups where the profile says nothing of them', () => {
  const { tools: _, groups: __, ...profile } = testProfile(slapd).directory;
  const { directory, tools, groups, links } = createLdapDirectories({ profile });
  expect([tools, groups]).toEqual([undefined, undefined]);
  expect([directory, links]).not.toContain(undefined);
});
