import { describe, expect, it } from 'vitest';
import { createProject } from '../../../../../electron/core/kinds/project/create-project.ts';
import { atCall, faultyCloud } from '../../../../fakes/faulty-cloud.ts';
import { practiceCloudWorld } from '../../../../fakes/practice-cloud.ts';
import { project } from '../../../../fakes/project.ts';

const run = { requestId: '0b0c5a52-8a6e-4c55-9f5e-2f3d0a1c7e11', attempted: false };
const otherRun = { requestId: '00000000-0000-4000-8000-000000000002', attempted: false };

describe('create-project', () => {
  it('is missing, then ours, by its tag', async () => {
    const { cloud } = practiceCloudWorld();
    const step = createProject({ cloud });
    expect(await step.observe(project(), run)).toEqual({ is: 'missing' });
    await step.apply?.(project(), run);
    const made = await cloud.findProject('bikes');
    expect(made).toMatchObject({ description: 'Maps of bike racks', enabled: true });
    const learned = { projectId: made?.id, origin: 'made' };
    const found = [{ what: 'project', names: ['bikes', made?.id] }];
    expect(await step.observe(project(), run)).toEqual({ is: 'done', learned, found });
  });

  it('is known as ours where the answer was lost after the write', async () => {
    const { cloud } = practiceCloudWorld();
    const step = createProject({ cloud: faultyCloud(cloud, { after: atCall('createProject') }) });
    await expect(step.apply?.(project(), run)).rejects.toMatchObject({ code: 'cloud-unreachable' });
    expect(await step.observe(project(), run)).toMatchObject({ learned: { origin: 'made' } });
  });

  it('is there before where it serves the same purpose, and somebody else’s where it does not', async () => {
    const { cloud } = practiceCloudWorld();
    const step = createProject({ cloud });
    await step.apply?.(project(), otherRun);
    const seen = await step.observe(project(), run);
    expect(seen).toMatchObject({ is: 'done', learned: { origin: 'there-before' } });
    const other = project({ purpose: 'Something else' });
    const blocked = { is: 'blocked', code: 'project-exists', params: ['bikes'] };
    expect(await step.observe(other, run)).toEqual(blocked);
    await expect(step.apply?.(other, run)).rejects.toMatchObject({ code: 'project-exists' });
  });

  it('never takes a project that is switched off for what was asked for', async () => {
    const { cloud } = practiceCloudWorld();
    await createProject({ cloud }).apply?.(project(), run);
    const off = {
      createProject: cloud.createProject,
      findProject: async (name: string) => {
        const found = await cloud.findProject(name);
        return found && { ...found, enabled: false };
      },
    };
    expect(await createProject({ cloud: off }).observe(project(), run)).toMatchObject({
      code: 'project-exists',
    });
  });

  it('is for projects that are made here', () => {
    const { cloud } = practiceCloudWorld();
    const isNeeded = (mode: 'direct' | 'reviewed') =>
      createProject({ cloud }).isNeeded?.(project({ mode }));
    expect([isNeeded('direct'), isNeeded('reviewed')]).toEqual([true, false]);
  });
});
