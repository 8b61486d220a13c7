import { describe, expect, it } from 'vitest';
import { createZone } from '../../../../../electron/core/kinds/project/create-zone.ts';
import { atCall } from '../../../../fakes/faulty-cloud.ts';
import { project, projectWorld } from '../../../../fakes/project.ts';

const run = { requestId: 'r', attempted: false };

async function world() {
  const around = await projectWorld();
  const step = createZone({ cloud: around.faulty });
  return { ...around, step, facts: project({ projectId: around.projectId }) };
}

describe('create-zone', () => {
  it('is missing, then done', async () => {
    const { step, facts, cloud, projectId } = await world();
    expect(await step.observe(facts, run)).toEqual({ is: 'missing' });
    await step.apply?.(facts, run);
    expect(await step.observe(facts, run)).toEqual({ is: 'done' });
    expect(await cloud.findZone('bikes.cloud.example.org.')).toMatchObject({ projectId });
  });

  it('is done where the answer was lost after the write', async () => {
    const { step, facts, faults } = await world();
    faults.after = atCall('createZone');
    await expect(step.apply?.(facts, run)).rejects.toMatchObject({ code: 'cloud-unreachable' });
    expect(await step.observe(facts, run)).toEqual({ is: 'done' });
  });

  it('is a conflict where another project has it', async () => {
    const { step, facts, cloud } = await world();
    const { id } = await cloud.createProject({ name: 'cars', description: '', tags: [] });
    await step.apply?.({ ...facts, projectId: id }, run);
    expect(await step.observe(facts, run)).toEqual({
      ...{ is: 'blocked', code: 'zone-taken', params: ['bikes.cloud.example.org.'] },
    });
  });

  it('is needed only where one is asked for, of a project that is made here', async () => {
    const { step, facts } = await world();
    expect(step.isNeeded?.(facts)).toBe(true);
    expect(step.isNeeded?.({ ...facts, zone: undefined })).toBe(false);
    expect(step.isNeeded?.({ ...facts, mode: 'reviewed' })).toBe(false);
  });
});
