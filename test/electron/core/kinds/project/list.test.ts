import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../../electron/core/base/errors.ts';
import { listProjects, listQuotas } from '../../../../../electron/core/kinds/project/list.ts';
import { MOST_PROJECTS } from '../../../../../shared/contract/projects.ts';
import { fakeClock } from '../../../../fakes/clock.ts';
import { projectWorld } from '../../../../fakes/project.ts';

const clock = fakeClock();

describe('the list of projects', () => {
  it('has each by its name, with its last day and who is in it', async () => {
    const { cloud, projectId } = await projectWorld();
    for (const role of ['member', 'reader']) {
      await cloud.grant({ projectId, userId: 'bamini', role });
    }
    const tags = ['lanyard-ends-2027-08-01'];
    await cloud.createProject({ name: 'Aerials', description: '', tags });
    const list = await listProjects({ cloud, clock });
    expect(list).toMatchObject({ of: 'everybody', more: false });
    expect(list.peopleUnread).toBeUndefined();
    const names = list.projects.map(({ name }) => name);
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en')));
    expect(list.projects).toContainEqual({ name: 'bikes', enabled: true, people: ['bamini'] });
    expect(list.projects).toContainEqual({
      ...{ name: 'Aerials', enabled: true, people: [] },
      ends: '2027-08-01',
    });
  });

  it('does not know who is in them where the cloud does not tell, and says so', async () => {
    const { faulty, faults } = await projectWorld();
    faults.before = (operation) => {
      if (operation === 'allAssignments') throw new AppError('cloud-no-rights', 'no');
    };
    const list = await listProjects({ cloud: faulty, clock });
    expect(list.peopleUnread).toBe('cloud-no-rights');
    expect(list.projects.every(({ people }) => people === undefined)).toBe(true);
  });

  it('ends somewhere, and says that it did', async () => {
    const { cloud } = await projectWorld();
    const one = { id: 'x', description: '', enabled: true, tags: [] };
    const projects = Array.from({ length: MOST_PROJECTS + 1 }, (_, i) => ({
      ...one,
      name: `project-${i}`,
    }));
    const told = { projects, of: 'everybody' as const, isWhole: true };
    const many = { ...cloud, listProjects: async () => told };
    const list = await listProjects({ cloud: many, clock });
    expect(list.projects).toHaveLength(MOST_PROJECTS);
    expect(list.more).toBe(true);
  });

  it('says that there are more where the cloud kept some to itself', async () => {
    const { cloud } = await projectWorld();
    const part = { ...(await cloud.listProjects()), isWhole: false };
    const list = await listProjects({ cloud: { ...cloud, listProjects: async () => part }, clock });
    expect(list.more).toBe(true);
    expect(list.projects.map(({ name }) => name)).toContain('bikes');
  });

  it('is none where the cloud cannot be asked', async () => {
    const { faulty, faults } = await projectWorld();
    faults.before = (operation) => {
      if (operation === 'listProjects') throw new AppError('cloud-unreachable', 'away');
    };
    await expect(listProjects({ cloud: faulty, clock })).rejects.toMatchObject({
      code: 'cloud-unreachable',
    });
  });
});

describe('the quotas of a few projects', () => {
  it('are those of the services that tell, and of no project that is gone', async () => {
    const { faulty, faults } = await projectWorld();
    let isFirst = true;
    faults.before = (operation) => {
      if (operation !== 'quotas' || !isFirst) return;
      isFirst = false;
      throw new AppError('cloud-timeout', 'away');
    };
    const { projects } = await listQuotas(['bikes', 'gone'], { cloud: faulty, clock });
    expect(projects.map(({ name }) => name)).toEqual(['bikes']);
    expect(projects[0]?.unread).toEqual([{ service: 'compute', code: 'cloud-timeout' }]);
    const keys = projects[0]?.quotas.map(({ key }) => key);
    expect(keys).toContain('gigabytes');
    expect(keys).not.toContain('cores');
  });
});
