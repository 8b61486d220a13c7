import { describe, expect, it } from 'vitest';
import { addMembers } from '../../../../../electron/core/kinds/project/add-members.ts';
import { atCall } from '../../../../fakes/faulty-cloud.ts';
import { project, projectWorld } from '../../../../fakes/project.ts';

const run = { requestId: 'r', attempted: false };

async function world() {
  const around = await projectWorld();
  const step = addMembers({ cloud: around.faulty });
  const facts = project({ projectId: around.projectId });
  const take = async () => {
    const seen = await step.observe(facts, run);
    if (seen.is === 'missing') await step.apply?.({ ...facts, ...seen.learned }, run);
    return seen.is;
  };
  const held = async () =>
    (await around.cloud.assignments(around.projectId)).map(({ userId, role }) => [userId, role]);
  return { ...around, step, facts, take, held };
}

describe('add-members', () => {
  it('gives everybody each of their roles, once', async () => {
    const { take, held } = await world();
    expect([await take(), await take()]).toEqual(['missing', 'done']);
    expect(await held()).toEqual([
      ['bamini', 'member'],
      ['bamini', 'reader'],
      ['aakesson', 'reader'],
    ]);
  });

  it('is done where the cloud has the name in another case', async () => {
    const { step, facts, take } = await world();
    await take();
    const typed = { ...facts, members: [{ shellName: 'Bamini', as: 'member' as const }] };
    expect(await step.observe(typed, run)).toEqual({ is: 'done' });
  });

  it('grants only what is missing, and takes nobody out', async () => {
    const { cloud, projectId, faults, take, held } = await world();
    await cloud.grant({ projectId, userId: 'bamini', role: 'member' });
    await cloud.grant({ projectId, userId: 'cakesson', role: 'reader' });
    const sent: string[] = [];
    faults.before = (operation) => void sent.push(operation);
    await take();
    expect(sent).toEqual(['assignments', 'grant', 'grant']);
    expect(await held()).toContainEqual(['cakesson', 'reader']);
  });

  it('goes on behind a role whose answer was lost', async () => {
    const { faults, take, held } = await world();
    faults.after = atCall('grant', { nth: 2 });
    await expect(take()).rejects.toMatchObject({ code: 'cloud-unreachable' });
    expect(await held()).toHaveLength(2);
    expect([await take(), await take()]).toEqual(['missing', 'done']);
  });

  it('says who the cloud does not know', async () => {
    const { step, facts } = await world();
    const lacksRoles = [{ userId: 'no-such-person', role: 'reader' }];
    await expect(step.apply?.({ ...facts, lacksRoles }, run)).rejects.toMatchObject({
      ...{ code: 'cloud-user-unknown', params: ['no-such-person'] },
    });
  });

  it('is for projects that are made here', async () => {
    const { step, facts } = await world();
    expect(step.isNeeded?.(facts)).toBe(true);
    expect(step.isNeeded?.({ ...facts, mode: 'reviewed' })).toBe(false);
  });
});
