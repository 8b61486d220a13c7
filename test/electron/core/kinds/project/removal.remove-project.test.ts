import { describe, expect, it } from 'vitest';
import { removeProjectItself } from '../../../../../electron/core/kinds/project/removal.ts';
import { atCall } from '../../../../fakes/faulty-cloud.ts';
import { projectWorld } from '../../../../fakes/project.ts';

interface Removed {
  readonly name: string;
  readonly projectId: string;
}
const gone = ({ name, projectId }: Removed) => [
  { what: 'project', names: [name, projectId], isRemoved: true },
];
const run = { requestId: 'r', attempted: false };

async function world() {
  const around = await projectWorld();
  const step = removeProjectItself({ cloud: around.faulty });
  return { ...around, step, facts: { name: 'bikes', projectId: around.projectId, zones: [] } };
}

describe('remove-project', () => {
  it('removes an empty project, and is done where it is gone', async () => {
    const { step, facts } = await world();
    expect(await step.observe(facts, run)).toEqual({ is: 'missing', found: gone(facts) });
    await step.apply?.(facts, run);
    await step.apply?.(facts, run);
    expect(await step.observe(facts, run)).toEqual({ is: 'done' });
  });

  it('is done where the answer was lost after the write', async () => {
    const { step, facts, faults } = await world();
    faults.after = atCall('removeProject');
    await expect(step.apply?.(facts, run)).rejects.toMatchObject({ code: 'cloud-unreachable' });
    expect(await step.observe(facts, run)).toEqual({ is: 'done' });
  });

  it('is a conflict while anything is in it, and says what', async () => {
    const { step, facts, cloud, projectId } = await world();
    await cloud.createZone({ projectId, name: 'bikes.example.org.', email: 'root@example.org' });
    expect(await step.observe(facts, run)).toEqual({
      ...{ is: 'blocked', code: 'project-not-empty' },
      params: ['bikes', 'zone bikes.example.org.'],
    });
  });

  it('leaves another project of that name alone', async () => {
    const { step, facts } = await world();
    expect(await step.observe({ ...facts, projectId: 'the-one-shown' }, run)).toEqual({
      ...{ is: 'blocked', code: 'project-missing', params: ['bikes'] },
    });
  });
});
