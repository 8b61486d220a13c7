import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../../../electron/core/base/errors.ts';
import { checkProjectName, zoneOf } from '../../../../../electron/core/kinds/project/names.ts';
import type { ProjectRules } from '../../../../../shared/domain/profile.ts';
import { cloudUnreachable } from '../../../../fakes/faulty-cloud.ts';
import { plainCloudProfile } from '../../../../fakes/practice-cloud.ts';
import { projectWorld } from '../../../../fakes/project.ts';

const { projects } = plainCloudProfile();
const rules: ProjectRules | undefined = projects && {
  ...projects,
  proxyDomains: ['proxy.example.org'],
};

describe('a name for a project', () => {
  let world: Awaited<ReturnType<typeof projectWorld>>;
  let groups: { membersOf(name: string): Promise<readonly string[] | undefined> };
  const check = (name: string) => {
    if (!rules) throw new Error('the plain cloud has projects');
    return checkProjectName(name, rules, { cloud: world.faulty, groups });
  };

  beforeEach(async () => {
    world = await projectWorld();
    groups = { membersOf: async () => undefined };
  });

  it('is free where nothing has it', async () => {
    expect(await check('cars')).toEqual({ name: 'cars', state: 'free', params: [] });
  });

  it('is broken where it has not the form, and then nobody is asked', async () => {
    world.faults.before = cloudUnreachable;
    expect(await check('Cars')).toMatchObject({ state: 'broken', rule: 'project-name' });
  });

  it('is taken by a project, a group, a zone, or a web proxy', async () => {
    expect(await check('bikes')).toMatchObject({ state: 'taken', rule: 'project' });
    groups.membersOf = async () => [];
    expect(await check('cars')).toMatchObject({ state: 'taken', rule: 'group' });
    groups.membersOf = async () => undefined;
    const { projectId } = world;
    for (const name of ['cars.cloud.example.org.', 'boats.proxy.example.org.']) {
      await world.cloud.createZone({ projectId, name, email: 'root@example.org' });
    }
    expect(await check('cars')).toMatchObject({ state: 'taken', rule: 'zone' });
    expect(await check('boats')).toMatchObject({ state: 'taken', rule: 'proxy' });
  });

  it('is unknown where one of them could not be asked, unless another has it', async () => {
    groups.membersOf = () => Promise.reject(new AppError('directory-timeout', 'away'));
    expect(await check('cars')).toMatchObject({ state: 'unknown', rule: 'directory-timeout' });
    expect(await check('bikes')).toMatchObject({ state: 'taken', rule: 'project' });
  });

  it('is no name where something of our own is broken', async () => {
    groups.membersOf = () => Promise.reject(new Error('a slip'));
    await expect(check('cars')).rejects.toThrow('a slip');
  });

  it('makes the name of a zone, with its last dot', () => {
    if (!rules) throw new Error('the plain cloud has projects');
    const zone = { name: '{name}.example.org', email: 'root@example.org' };
    expect(zoneOf('cars', { ...rules, zone })?.name).toBe('cars.example.org.');
    expect(zoneOf('cars', { ...rules, zone: undefined })).toBeUndefined();
  });
});
