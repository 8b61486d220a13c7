import { expect, it } from 'vitest';
import type { Cloud, CloudProject } from '../../electron/core/ports/cloud.ts';
import { ruleOf } from '../../shared/domain/security-rule.ts';

interface Listing {
  /** Signed in with every right. */
  readonly cloud: Cloud;
  readonly users: readonly [string, string];
  readonly makeProject: () => Promise<CloudProject>;
}

/** What every `Cloud` lists to who may see everything. */
export function cloudListTests(listing: () => Listing): void {
  it('lists every project to who may see them, and who holds what in each', async () => {
    const { cloud, users, makeProject } = listing();
    const [ada, grace] = users;
    const made = await makeProject();
    const role = { projectId: made.id, userId: ada, role: 'member' };
    await cloud.grant(role);
    await cloud.grant({ ...role, userId: grace, role: 'reader' });
    const listed = await cloud.listProjects();
    expect(listed.of).toBe('everybody');
    expect(listed.projects).toContainEqual(made);
    const held = (await cloud.allAssignments()).filter(({ projectId }) => projectId === made.id);
    expect(held).toHaveLength(2);
    expect(held).toEqual(
      expect.arrayContaining([role, { ...role, userId: grace, role: 'reader' }]),
    );
  });

  it('lists the groups of a project with their rules, and of none another’s', async () => {
    const { cloud, makeProject } = listing();
    const [one, other] = [await makeProject(), await makeProject()];
    const group = await cloud.defaultGroup(one.id);
    await cloud.defaultGroup(other.id);
    if (!group) throw new Error('There is no default group');
    const ssh = ruleOf({ direction: 'ingress', protocol: 'tcp', ports: 22, remote: '10.0.0.0/8' });
    await cloud.addRules(group.id, [ssh]);
    const listed = await cloud.groupsOf(one.id);
    expect(listed).toMatchObject([{ id: group.id, name: 'default' }]);
    expect(listed?.[0]?.rules).toHaveLength(group.rules.length + 1);
    expect(listed?.[0]?.rules).toContainEqual(expect.objectContaining(ssh));
  });

  it('lists no instance where there is none', async () => {
    const { cloud, makeProject } = listing();
    const { id } = await makeProject();
    expect(await cloud.instances(id)).toEqual([]);
  });
}
