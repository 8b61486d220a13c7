import { expect, it } from 'vitest';
import type { Cloud, CloudProject } from '../../electron/core/ports/cloud.ts';

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
}
