import { expect, it } from 'vitest';
import { inRoleLine } from '../../../../electron/core/systems/role-line.ts';
import { faultyCloud, type CloudFaults } from '../../../fakes/faulty-cloud.ts';
import { practiceCloudWorld } from '../../../fakes/practice-cloud.ts';

/** A cloud that counts how many changes of roles are under way at once. */
async function world() {
  const { cloud } = practiceCloudWorld();
  const { id: projectId } = await cloud.createProject({ name: 'bikes', description: '', tags: [] });
  const { id: other } = await cloud.createProject({ name: 'cars', description: '', tags: [] });
  const faults: CloudFaults = {};
  const counted = { open: 0, most: 0 };
  const isChange = (operation: string): boolean => /^(grant|revoke)$/.test(operation);
  faults.before = async (operation) => {
    if (!isChange(operation)) return;
    counted.open += 1;
    counted.most = Math.max(counted.most, counted.open);
    await Promise.resolve();
  };
  faults.after = (operation) => {
    if (isChange(operation)) counted.open -= 1;
  };
  const faulty = faultyCloud(cloud, faults);
  return { cloud, faulty, lined: inRoleLine(faulty), counted, faults, projectId, other };
}
const bamini = { userId: 'bamini', role: 'reader' };

it('changes one role after the other, of whichever project: the hook would lose one of two', async () => {
  const { cloud, faulty, lined, counted, projectId, other } = await world();
  const changes = (over: typeof lined) => [
    over.grant({ projectId, ...bamini }),
    over.grant({ projectId: other, userId: 'aakesson', role: 'reader' }),
    over.revoke({ projectId: other, ...bamini }),
  ];
  await Promise.all(changes(faulty));
  expect(counted.most).toBeGreaterThan(1);
  counted.most = 0;
  await Promise.all(changes(lined));
  expect(counted.most).toBe(1);
  expect(await cloud.assignments(projectId)).toEqual([bamini]);
});

it('goes on after a change that failed, and keeps nothing else in line', async () => {
  const { lined, faults, projectId } = await world();
  faults.before = () => {
    throw new Error('away');
  };
  await expect(lined.grant({ projectId, ...bamini })).rejects.toThrow('away');
  faults.before = undefined;
  await lined.grant({ projectId, ...bamini });
  expect(await lined.assignments(projectId)).toEqual([bamini]);
  expect(await lined.findProject('bikes')).toMatchObject({ id: projectId });
});
