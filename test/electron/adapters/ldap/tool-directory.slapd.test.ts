import { Attribute, Change, Client } from 'ldapts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLdapDirectories } from '../../../../electron/adapters/ldap/directories.ts';
import type { NewTool } from '../../../../electron/core/ports/tool-directory.ts';
import { startFaultProxy, type FaultProxy } from '../../../servers/fault-proxy.ts';
import { seedPerson } from '../../../servers/seed-people.ts';
import { personDn } from '../../../servers/seed.ts';
import { startSlapd, type Slapd } from '../../../servers/slapd.ts';
import { testProfile } from '../../../servers/test-profile.ts';
import { tree } from '../../../servers/tree.ts';
import { addTool, complete, endsOf, newTool } from '../../../suites/directories-under-test.ts';
import { slapdDirectories } from '../../../suites/slapd-directories.ts';
import { toolDirectorySuite } from '../../../suites/tool-directory-suite.ts';
import { toolNumbersSuite } from '../../../suites/tool-numbers-suite.ts';
import { manyTimes } from '../../../races/runs.ts';

let slapd: Slapd;
/** Somebody else with the right to write, as another tool is. */
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

toolDirectorySuite(() => slapdDirectories(slapd));
toolNumbersSuite(() => slapdDirectories(slapd));

const add = (dn: string, type: string, value: string): Promise<void> =>
  somebody.modify(
    dn,
    new Change({ operation: 'add', modification: new Attribute({ type, values: [value] }) }),
  );

const open = (url = slapd.ldapUrl) => {
  const { directory: profile } = testProfile(slapd, { directory: { url } });
  return complete(createLdapDirectories({ profile, credentials: slapd.writer }));
};

const linesOf = (dn: string): Set<string> =>
  new Set(slapd.ldapsearch(['-b', dn, '-s', 'base', '-o', 'ldif-wrap=no']).trim().split('\n'));

const entriesOf = ({ name, gidNumber }: NewTool, maintainer: string) => {
  const account = `tools.${name}`;
  return [
    {
      dn: `cn=${account},${tree.servicegroups}`,
      objectClass: ['groupOfNames', 'posixGroup'],
      cn: account,
      gidNumber,
      member: personDn(maintainer),
    },
    {
      dn: `uid=${account},${tree.toolPeople}`,
      objectClass: ['shadowAccount', 'posixAccount', 'person', 'top'],
      ...{ uid: account, cn: account, sn: account, uidNumber: gidNumber, gidNumber },
      ...{ homeDirectory: `/data/project/${name}`, loginShell: '/bin/bash' },
    },
    {
      dn: `cn=runas-${account},${tree.toolSudoers}`,
      ...{ objectClass: 'sudoRole', cn: `runas-${account}`, sudoUser: `%${account}` },
      ...{ sudoHost: 'ALL', sudoCommand: 'ALL', sudoOption: '!authenticate' },
      sudoRunAsUser: account,
    },
  ];
};

describe('a tool', () => {
  it('stands in the directory as other tools make and read it', async () => {
    const desk = open();
    const tool = newTool();
    const maintainer = seedPerson(1).uid;
    await addTool(desk, tool, maintainer);
    for (const { dn, ...attributes } of entriesOf(tool, maintainer)) {
      const lines = Object.entries(attributes).flatMap(([type, values]) =>
        [values].flat().map((value) => `${type}: ${value}`),
      );
      expect(linesOf(dn)).toEqual(new Set([`dn: ${dn}`, ...lines]));
    }
    await desk.directory.close();
  });

  it('may be maintained by other tools, one of which may be the last member', async () => {
    const { tools, directory } = open();
    const tool = newTool();
    await tools.addGroup(tool, 'first');
    const group = `cn=tools.${tool.name},${tree.servicegroups}`;
    const other = `uid=tools.wikilens,${tree.toolPeople}`;
    await add(group, 'member', other);
    expect((await tools.lookAtTool(tool.name)).group).toMatchObject({
      maintainers: ['first'],
      others: [other],
    });
    await tools.removeMaintainer(tool.name, 'first');
    expect((await tools.lookAtTool(tool.name)).group?.maintainers).toEqual([]);
    await directory.close();
  });

  it('is not a group of another kind that stands beside the tools', async () => {
    const { tools, directory } = open();
    await somebody.add(`cn=toolsbeta.try,${tree.servicegroups}`, {
      objectClass: ['groupOfNames', 'posixGroup'],
      ...{ cn: 'toolsbeta.try', gidNumber: '59000', member: personDn('keeper') },
    });
    const tool = newTool();
    await tools.addGroup(tool, 'keeper');
    expect(await tools.toolsOf('keeper')).toEqual([tool.name]);
    await directory.close();
  });

  it('goes by the name it stands under, whatever else it is called', async () => {
    const { tools, directory } = open();
    const tool = newTool();
    await tools.addGroup(tool, 'called');
    const values = ['another name', `tools.${tool.name}`];
    const modification = new Attribute({ type: 'cn', values });
    const dn = `cn=tools.${tool.name},${tree.servicegroups}`;
    await somebody.modify(dn, new Change({ operation: 'replace', modification }));
    expect(await tools.toolsOf('called')).toEqual([tool.name]);
    expect(await tools.numberHolders(tool.gidNumber)).toEqual([`tools.${tool.name}`]);
    await directory.close();
  });

  it('is not disabled by a policy of its own', async () => {
    const { tools, directory } = open();
    const tool = newTool();
    await tools.addUser(tool);
    const modification = new Attribute({
      ...{ type: 'pwdPolicySubentry', values: [`cn=own,${tree.ppolicies}`] },
    });
    const dn = `uid=tools.${tool.name},${tree.toolPeople}`;
    await somebody.modify(dn, new Change({ operation: 'replace', modification }));
    expect((await tools.lookAtTool(tool.name)).user?.disabled).toBe(false);
    await directory.close();
  });

  it.each([
    ['a shell that says so', 'loginShell', '/bin/disabledtoolshell'],
    ['the policy of closed accounts', 'pwdPolicySubentry', tree.disabledPolicy],
    ['the time it was closed at', 'pwdAccountLockedTime', '000001010000Z'],
  ])('is disabled by %s', async (_, type, value) => {
    const { tools, directory } = open();
    const tool = newTool();
    await tools.addUser(tool);
    const modification = new Attribute({ type, values: [value] });
    const dn = `uid=tools.${tool.name},${tree.toolPeople}`;
    await somebody.modify(dn, new Change({ operation: 'replace', modification }));
    expect((await tools.lookAtTool(tool.name)).user?.disabled).toBe(true);
    await directory.close();
  });

  it.each([
    ['allows somebody else too', 'sudoUser', 'adaabebe'],
    ['forbids something', 'sudoCommand', '!/usr/bin/true'],
  ])('has another sudo rule where that %s', async (_, type, value) => {
    const { tools, directory } = open();
    const { name } = newTool();
    await tools.addSudoRule(name);
    const dn = `cn=runas-tools.${name},${tree.toolSudoers}`;
    await add(dn, type, value);
    expect((await tools.lookAtTool(name)).sudoRule).toBe('other');
    await directory.close();
  });

  it('whose user has other numbers than its group gets both right in one write', async () => {
    const { tools, directory } = open();
    const tool = newTool();
    const { name, gidNumber } = tool;
    await tools.addGroup(tool, 'first');
    await tools.addUser({ name, gidNumber: gidNumber + 1 });
    const gid = new Attribute({ type: 'gidNumber', values: [String(gidNumber + 2)] });
    const dn = `uid=tools.${name},${tree.toolPeople}`;
    await somebody.modify(dn, new Change({ operation: 'replace', modification: gid }));
    await tools.changeUserNumber(name, gidNumber + 1, gidNumber);
    expect((await tools.lookAtTool(name)).user).toMatchObject({
      uidNumber: gidNumber,
      gidNumber,
    });
    await directory.close();
  });
});

describe('an answer that was lost', () => {
  let proxy: FaultProxy;
  beforeAll(async () => {
    proxy = await startFaultProxy(slapd.ldapPort);
    return () => proxy.stop();
  });

  it('is unknown, and a look shows what became of the write, which then can be asked for again', async () => {
    const { tools, directory } = open(`ldap://127.0.0.1:${proxy.port}`);
    const tool = newTool();
    const { name, gidNumber } = tool;
    const lost = async (at: 'add' | 'modify' | 'delete', write: () => Promise<void>) => {
      proxy.dropAnswer({ at });
      await expect(write()).rejects.toMatchObject({ code: 'directory-unreachable' });
      return tools.lookAtTool(name);
    };
    const first = await lost('add', () => tools.addGroup(tool, 'first'));
    expect(first.group).toMatchObject({ gidNumber, maintainers: ['first'] });
    await expect(tools.addGroup(tool, 'first')).rejects.toMatchObject({ code: 'entry-exists' });
    expect((await lost('add', () => tools.addUser(tool))).user?.uidNumber).toBe(gidNumber);
    expect((await lost('add', () => tools.addSudoRule(name))).sudoRule).toBe('right');

    const steps: [() => Promise<void>, object][] = [
      [() => tools.addMaintainer(name, 'second'), { group: { maintainers: ['first', 'second'] } }],
      [() => tools.removeMaintainer(name, 'first'), { group: { maintainers: ['second'] } }],
      [
        () => tools.changeGroupNumber(name, gidNumber, gidNumber + 1),
        { group: { gidNumber: gidNumber + 1 } },
      ],
      [
        () => tools.changeUserNumber(name, gidNumber, gidNumber + 1),
        { user: { uidNumber: gidNumber + 1, gidNumber: gidNumber + 1 } },
      ],
    ];
    for (const [write, seen] of steps) {
      expect(await lost('modify', write)).toMatchObject(seen);
      await write();
      expect(await tools.lookAtTool(name)).toMatchObject(seen);
    }
    expect((await lost('delete', () => tools.remove(name, 'user'))).user).toBeUndefined();
    await tools.remove(name, 'user');
    await directory.close();
  });
});

describe('many desks at once', () => {
  it('leave exactly one maintainer where all of them remove another one', manyTimes, async () => {
    const DESKS = 8;
    const desks = Array.from({ length: DESKS }, () => open());
    const tool = newTool();
    const names = desks.map((_, i) => `keeper-${i}`);
    const [first] = desks;
    if (!first) throw new Error('there are no desks');
    await first.tools.addGroup(tool, 'keeper-0');
    await Promise.all(names.map((name) => first.tools.addMaintainer(tool.name, name)));
    const ends = await endsOf(
      desks.map(({ tools }, i) => tools.removeMaintainer(tool.name, `keeper-${i}`)),
    );
    const refused = names.filter((_, i) => ends[i] === 'last-maintainer');
    expect(refused).toHaveLength(1);
    expect((await first.tools.lookAtTool(tool.name)).group?.maintainers).toEqual(refused);
    await Promise.all(desks.map(({ directory }) => directory.close()));
  });
});
