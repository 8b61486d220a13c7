import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../../electron/core/base/errors.ts';
import { showProject } from '../../../../../electron/core/kinds/project/state.ts';
import { fakeClock } from '../../../../fakes/clock.ts';
import { projectWorld } from '../../../../fakes/project.ts';

const clock = fakeClock();

describe('a project as it stands', () => {
  it('is told with its people, quotas, rules and zones', async () => {
    const { cloud, projectId } = await projectWorld();
    for (const role of ['member', 'reader']) {
      await cloud.grant({ projectId, userId: 'bamini', role });
    }
    await cloud.createZone({ projectId, name: 'bikes.example.org.', email: 'root@example.org' });
    const groups = { membersOf: async () => ['bamini'] };
    const standing = await showProject('bikes', { cloud, groups, clock });
    expect(standing).toMatchObject({
      ...{ id: projectId, name: 'bikes', enabled: true, group: ['bamini'] },
      members: [{ shellName: 'bamini', roles: ['member', 'reader'] }],
      ...{ zones: ['bikes.example.org.'], unread: [], asked: '2027-08-04T08:00:00.000Z' },
    });
    expect(standing.quotas.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['cores', 'floatingIps', 'gigabytes', 'zones']),
    );
  });

  it('is told as far as its services tell, and says which did not', async () => {
    const { cloud, faulty, faults } = await projectWorld();
    faults.before = (operation) => {
      if (operation === 'quotas') throw new AppError('cloud-no-rights', 'no');
      if (operation === 'holdings') throw new AppError('cloud-timeout', 'away');
    };
    const groups = { membersOf: () => Promise.reject(new AppError('directory-timeout', 'away')) };
    const standing = await showProject('bikes', { cloud: faulty, groups, clock });
    expect(standing).toMatchObject({ name: 'bikes', quotas: [], zones: [] });
    expect(standing.group).toBeUndefined();
    expect(standing.unread).toEqual(
      expect.arrayContaining([
        { service: 'compute', code: 'cloud-no-rights' },
        { service: 'holdings', code: 'cloud-timeout' },
        { service: 'directory', code: 'directory-timeout' },
      ]),
    );
    expect(await cloud.findProject('bikes')).toBeDefined();
  });

  it('is not told where nobody can say who is in it, or something of our own is broken', async () => {
    const { faulty, faults } = await projectWorld();
    const show = () => showProject('bikes', { cloud: faulty, groups: undefined, clock });
    faults.before = (operation) => {
      if (operation === 'assignments') throw new AppError('cloud-no-rights', 'no');
    };
    await expect(show()).rejects.toMatchObject({ code: 'cloud-no-rights' });
    faults.before = (operation) => {
      if (operation === 'quotas') throw new Error('a slip');
    };
    await expect(show()).rejects.toThrow('a slip');
  });
});
