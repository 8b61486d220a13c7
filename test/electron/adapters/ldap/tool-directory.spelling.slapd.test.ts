import { Client } from 'ldapts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLdapDirectories } from '../../../../electron/adapters/ldap/directories.ts';
import type { NewTool } from '../../../../electron/core/ports/tool-directory.ts';
import { startSlapd, type Slapd } from '../../../servers/slapd.ts';
import { testProfile } from '../../../servers/test-profile.ts';
import { tree } from '../../../servers/tree.ts';
import { addTool, complete, newTool } from '../../../suites/directories-under-test.ts';

let slapd: Slapd;
let somebody: Client;
beforeAll(async () => {
  slapd = await startSlapd();
  somebody = new Client({ url: slapd.ldapUrl });
  await somebody.bind(slapd.writer.bindDn, slapd.writer.password);
});
afterAll(async () => {
  await somebody.unbind();
  await slapd.stop();
});

const open = () => {
  const { directory: profile } = testProfile(slapd);
  return complete(createLdapDirectories({ profile, ca: slapd.caPem }));
};

describe('a tool of long ago, whose user is named by `cn`', () => {
  let tool: NewTool;
  let desk: ReturnType<typeof open>;
  const oldUser = ({ name }: NewTool) => `cn=tools.${name},${tree.toolPeople}`;
  beforeEach(async () => {
    tool = newTool();
    desk = open();
    await desk.directory.signIn(slapd.writer);
    await addTool(desk, tool, 'first');
    const account = `tools.${tool.name}`;
    const number = String(tool.gidNumber);
    await desk.tools.remove(tool.name, 'user');
    await somebody.add(oldUser(tool), {
      objectClass: ['shadowAccount', 'posixAccount', 'person'],
      ...{ uid: account, cn: account, sn: account, uidNumber: number, gidNumber: number },
      ...{ loginShell: '/bin/bash', homeDirectory: `/data/project/${tool.name}` },
    });
    return () => desk.directory.close();
  });

  it('is complete, and its user a tool’s', async () => {
    const { name, gidNumber } = tool;
    expect(await desk.tools.lookAtTool(name)).toMatchObject({
      user: { uidNumber: gidNumber, gidNumber, disabled: false },
      sudoRule: 'right',
    });
    expect(await desk.directory.look({ names: [`tools.${name}`] })).toMatchObject([
      { kind: 'tool', uid: `tools.${name}` },
    ]);
  });

  it('has its numbers changed and its user removed where it stands', async () => {
    const { name, gidNumber } = tool;
    const to = gidNumber + 1;
    await desk.tools.changeUserNumber(name, gidNumber, to);
    expect(await desk.tools.lookAtTool(name)).toMatchObject({
      user: { uidNumber: to, gidNumber: to },
    });
    await desk.tools.remove(name, 'user');
    expect(await desk.tools.lookAtTool(name)).toMatchObject({ user: undefined });
    expect(slapd.ldapsearch([`(entryDN=${oldUser(tool)})`, 'dn'])).not.toContain('dn: ');
  });
});

it('writes members with the base as the profile spells it, for others compare them as text', async () => {
  const people = {
    ...testProfile(slapd).directory.people,
    base: tree.people.replace('people', 'People'),
  };
  const { directory: profile } = testProfile(slapd, { directory: { people } });
  const desk = complete(createLdapDirectories({ profile, ca: slapd.caPem }));
  await desk.directory.signIn(slapd.writer);
  const tool = newTool();
  await desk.tools.addGroup(tool, 'first');
  await desk.tools.addMaintainer(tool.name, 'second');
  const group = slapd.ldapsearch([`(cn=tools.${tool.name})`, 'member']);
  for (const uid of ['first', 'second'])
    expect(group).toContain(`member: uid=${uid},${people.base}`);
  expect((await desk.tools.lookAtTool(tool.name)).group?.maintainers).toEqual(['first', 'second']);
  await desk.directory.close();
});
