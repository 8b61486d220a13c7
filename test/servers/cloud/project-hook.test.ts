import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { seedPerson } from '../seed-people.ts';
import { tree } from '../tree.ts';
import { startCloud, type Cloud } from './cloud.ts';

const project = z.object({ project: z.object({ id: z.string() }) });
const roles = z.object({ roles: z.array(z.object({ id: z.string(), name: z.string() })) });

describe('the hook between Keystone and the directory', () => {
  let cloud: Cloud;
  const roleIds = new Map<string, string>();
  beforeAll(async () => {
    cloud = await startCloud({ services: [] });
    const found = await cloud.session.demand({ url: `${cloud.authUrl}/roles` });
    for (const { id, name } of roles.parse(found).roles) roleIds.set(name, id);
  });
  afterEach(async () => {
    cloud.hook.delay(0);
    cloud.hook.resume();
    await cloud.hook.idle();
  });
  afterAll(() => cloud.stop());

  async function makeProject() {
    const name = `p-${randomUUID().slice(0, 8)}`;
    const body = { project: { name, domain_id: 'default' } };
    const made = await cloud.session.demand({
      method: 'POST',
      url: `${cloud.authUrl}/projects`,
      body,
    });
    return { name, id: project.parse(made).project.id };
  }
  const assignment = (id: string, uid: string, role: string) =>
    `${cloud.authUrl}/projects/${id}/users/${uid}/roles/${roleIds.get(role) ?? ''}`;
  const grant = (id: string, uid: string, role = 'member') =>
    cloud.session.demand({ method: 'PUT', url: assignment(id, uid, role) });
  const revoke = (id: string, uid: string, role = 'member') =>
    cloud.session.demand({ method: 'DELETE', url: assignment(id, uid, role) });
  const values = (name: string, attribute: string) => {
    const found = cloud.slapd.ldapsearch([`(cn=project-${name})`, attribute]);
    return [...found.matchAll(new RegExp(`^${attribute}: (?:uid=([^,]+),.*|(.*))$`, 'gm'))].map(
      ([, uid, other]) => uid ?? other ?? '',
    );
  };
  const members = (name: string) => values(name, 'member');
  const subtree = (name: string) => [
    ...cloud.slapd
      .ldapsearch([`(entryDN:dnSubtreeMatch:=cn=${name},${tree.projects})`, '1.1'])
      .matchAll(/^dn: /gm),
  ];
  const [ada, alan, amina] = [seedPerson(0).uid, seedPerson(1).uid, seedPerson(2).uid];

  it('leaves the groups of the seed as they are, for they are what Keystone says', async () => {
    const before = cloud.slapd.ldapsearch(['(cn=project-*)', 'member', 'modifyTimestamp']);
    const { id, name } = await makeProject();
    await grant(id, ada);
    await expect.poll(() => members(name)).toHaveLength(1);
    const others = cloud.slapd.ldapsearch([
      ...[`(&(cn=project-*)(!(cn=project-${name})))`, 'member', 'modifyTimestamp'],
    ]);
    expect(others).toBe(before);
  });

  it('lists whoever holds any role, but not the observer, and deletes the group of nobody', async () => {
    const { id, name } = await makeProject();
    await grant(id, 'novaobserver', 'reader');
    await cloud.hook.idle();
    expect(members(name)).toEqual([]);
    await grant(id, ada);
    await grant(id, ada, 'reader');
    await grant(id, alan, 'reader');
    await expect.poll(() => members(name)).toHaveLength(2);
    expect(members(name).sort()).toEqual([ada, alan].sort());
    await revoke(id, ada);
    await revoke(id, alan, 'reader');
    await expect.poll(() => members(name)).toHaveLength(1);
    // A group has to have a member: it keeps its last one while the observer alone holds a role.
    await revoke(id, ada, 'reader');
    await cloud.hook.idle();
    expect(members(name)).toEqual([ada]);
    await revoke(id, 'novaobserver', 'reader');
    await expect.poll(() => members(name)).toHaveLength(0);
  });

  it('numbers a group after the highest of all groups', async () => {
    const [first, second] = [await makeProject(), await makeProject()];
    await grant(first.id, ada);
    await expect.poll(() => members(first.name)).toHaveLength(1);
    await grant(second.id, ada);
    await expect.poll(() => members(second.name)).toHaveLength(1);
    const [one, other] = [values(first.name, 'gidNumber'), values(second.name, 'gidNumber')];
    expect(Number(one[0])).toBeGreaterThan(50_000);
    expect(Number(other[0])).toBe(Number(one[0]) + 1);
  });

  it('opens the jump hosts to a new reader of a project, and not to a mere member', async () => {
    await expect.poll(() => members('bastion')).toContain(ada);
    const bastion = await cloud.session.demand({ url: `${cloud.authUrl}/projects?name=bastion` });
    const { projects } = z
      .object({ projects: z.array(z.object({ id: z.string() })) })
      .parse(bastion);
    for (const uid of [ada, amina]) await revoke(projects[0]?.id ?? '', uid, 'reader');
    await expect.poll(() => members('bastion')).not.toContain(amina);
    const { id, name } = await makeProject();
    await grant(id, amina);
    await grant(id, ada, 'reader');
    await expect.poll(() => members(name)).toHaveLength(2);
    await expect.poll(() => members('bastion')).toContain(ada);
    expect(members('bastion')).not.toContain(amina);
  });

  it('writes as late as it is told', async () => {
    const { id, name } = await makeProject();
    // What it still writes of the project itself would have the new member in it.
    await cloud.hook.idle();
    cloud.hook.delay(600);
    const granted = performance.now();
    await grant(id, ada);
    await expect.poll(() => members(name)).toHaveLength(1);
    expect(performance.now() - granted).toBeGreaterThanOrEqual(600);
  });

  it('makes up for a pause', async () => {
    const { id, name } = await makeProject();
    await cloud.hook.pause();
    await grant(id, ada);
    expect(members(name)).toEqual([]);
    cloud.hook.resume();
    await expect.poll(() => members(name)).toHaveLength(1);
  });

  it('loses a member where two changes overlap, for the slower one writes what it had read before', async () => {
    const { id, name } = await makeProject();
    await cloud.hook.idle();
    cloud.hook.delay(4000);
    await grant(id, ada);
    await expect.poll(() => cloud.hook.held()).toBe(1);
    cloud.hook.delay(1);
    await grant(id, alan);
    await expect.poll(() => members(name).sort()).toEqual([ada, alan].sort());
    await cloud.hook.idle();
    expect(members(name)).toEqual([ada]);
  });

  it('loses a change where it fails, until any change of the same project, be it of nothing', async () => {
    const [lost, other] = [await makeProject(), await makeProject()];
    await grant(other.id, alan);
    await expect.poll(() => members(other.name)).toHaveLength(1);
    // What it is still told of the two projects is not what it is to fail at.
    await cloud.hook.idle();
    cloud.hook.failNext();
    await grant(lost.id, ada);
    await expect.poll(() => cloud.hook.failures()).toBe(0);
    await grant(other.id, ada);
    await expect.poll(() => members(other.name)).toHaveLength(2);
    expect(members(lost.name)).toEqual([]);
    await grant(lost.id, ada);
    await expect.poll(() => members(lost.name)).toEqual([ada]);
  });

  it('keeps rules for sudo of every project, and deletes them and the group with the last role', async () => {
    const { id, name } = await makeProject();
    await cloud.hook.idle();
    expect(subtree(name)).toHaveLength(6);
    await grant(id, ada);
    await revoke(id, ada);
    await cloud.hook.idle();
    expect([members(name), subtree(name)]).toEqual([[], []]);
  });

  it('is told of a removal too late to know the project, and leaves group and rules behind', async () => {
    const { id, name } = await makeProject();
    await grant(id, ada);
    await cloud.hook.idle();
    await cloud.session.demand({ method: 'DELETE', url: `${cloud.authUrl}/projects/${id}` });
    await cloud.hook.idle();
    expect(members(name)).toEqual([ada]);
    expect(subtree(name)).toHaveLength(6);
  });
});
