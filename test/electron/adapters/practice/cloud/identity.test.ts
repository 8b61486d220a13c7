import { describe, expect, it } from 'vitest';
import { BLOCKED_SHELL_NAME } from '../../../../../electron/adapters/practice/directory/people.ts';
import { practiceCloudWorld } from '../../../../fakes/practice-cloud.ts';

const wanted = { name: 'teapot', description: 'Pots of tea', tags: ['ends-2026-12-24'] };

async function withSomebody() {
  const world = practiceCloudWorld();
  const [first] = await world.cloud.assignments('tools');
  if (!first) throw new Error('the practice Toolforge has nobody in it');
  return { ...world, userId: first.userId };
}

describe('projects of the practice cloud', () => {
  it('are found as they were made, by an id that is not their name', async () => {
    const { cloud } = practiceCloudWorld();
    const made = await cloud.createProject(wanted);
    expect(made).toEqual({
      ...wanted,
      id: expect.stringMatching(/^[0-9a-f]{32}$/u),
      enabled: true,
    });
    expect(await cloud.findProject('teapot')).toEqual(made);
    expect(await cloud.findProject('coffeepot')).toBeUndefined();
  });

  it('have one name whatever its case', async () => {
    const { cloud } = practiceCloudWorld();
    await cloud.createProject(wanted);
    await expect(cloud.createProject({ ...wanted, name: 'TeaPot' })).rejects.toMatchObject({
      code: 'project-exists',
      params: ['TeaPot'],
    });
    expect(await cloud.findProject('TEAPOT')).toMatchObject({ name: 'teapot' });
  });

  it('begin with nobody in them', async () => {
    const { cloud } = practiceCloudWorld();
    const { id } = await cloud.createProject(wanted);
    expect(await cloud.assignments(id)).toEqual([]);
  });

  it('can be removed twice, and leave what they held behind', async () => {
    const { cloud } = practiceCloudWorld();
    await cloud.removeProject('deskmap');
    await cloud.removeProject('deskmap');
    expect(await cloud.findProject('deskmap')).toBeUndefined();
    expect(await cloud.assignments('deskmap')).toEqual([]);
    expect(await cloud.findZone('deskmap.cloud.example.org.')).toBeDefined();
    expect(await cloud.holdings('deskmap')).not.toEqual([]);
  });
});

describe('users of the practice cloud', () => {
  it('are the people of the directory, also one who was just added', async () => {
    const { cloud, directory, userId } = await withSomebody();
    expect(await cloud.knowsUser(userId)).toBe(true);
    expect(await cloud.knowsUser('newcomer')).toBe(false);
    await directory.addPerson(
      { uid: 'newcomer', cn: 'New Comer', mail: 'n@example.org', uidNumber: 200_000 },
      'password of theirs',
    );
    expect(await cloud.knowsUser('newcomer')).toBe(true);
  });

  it.each([
    ['somebody who is blocked', BLOCKED_SHELL_NAME],
    ['a tool', 'tools.wordcount'],
    ['a person by the username', 'Amina Åkesson'],
  ])('are not %s', async (_, userId) => {
    const { cloud } = practiceCloudWorld();
    expect(await cloud.knowsUser(userId)).toBe(false);
    await expect(cloud.grant({ projectId: 'tools', userId, role: 'reader' })).rejects.toMatchObject(
      { code: 'cloud-user-unknown', params: [userId] },
    );
  });
});

describe('roles in the practice cloud', () => {
  it('are held once however often they are granted', async () => {
    const { cloud, userId } = await withSomebody();
    const { id: projectId } = await cloud.createProject(wanted);
    await cloud.grant({ projectId, userId, role: 'reader' });
    await cloud.grant({ projectId, userId: userId.toUpperCase(), role: 'reader' });
    await cloud.grant({ projectId, userId, role: 'member' });
    expect(await cloud.assignments(projectId)).toEqual([
      { userId, role: 'reader' },
      { userId, role: 'member' },
    ]);
    const project = { id: projectId, name: 'teapot' };
    expect(await cloud.rolesOf(userId)).toEqual(
      expect.arrayContaining([
        { project, role: 'reader' },
        { project, role: 'member' },
      ]),
    );
  });

  it('go one by one, and one that is not held is left alone', async () => {
    const { cloud, userId } = await withSomebody();
    const { id: projectId } = await cloud.createProject(wanted);
    await cloud.grant({ projectId, userId, role: 'reader' });
    await cloud.grant({ projectId, userId, role: 'member' });
    await cloud.revoke({ projectId, userId, role: 'member' });
    await cloud.revoke({ projectId, userId, role: 'member' });
    await cloud.revoke({ projectId: 'nowhere', userId, role: 'member' });
    expect(await cloud.assignments(projectId)).toEqual([{ userId, role: 'reader' }]);
  });

  it('are refused where there is no such role or no such project', async () => {
    const { cloud, userId } = await withSomebody();
    const unknown = { code: 'role-unknown', params: ['owner'] };
    const role = { projectId: 'tools', userId, role: 'owner' };
    await expect(cloud.grant(role)).rejects.toMatchObject(unknown);
    await expect(cloud.revoke(role)).rejects.toMatchObject(unknown);
    await expect(
      cloud.grant({ projectId: 'nowhere', userId, role: 'reader' }),
    ).rejects.toMatchObject({ code: 'project-missing', params: ['nowhere'] });
  });
});
