import { describe, expect, it } from 'vitest';
import { removeRoles } from '../../../../../electron/core/kinds/project/removal.ts';
import { plainCloudProfile } from '../../../../fakes/practice-cloud.ts';
import { plainProfile } from '../../../../fakes/profile.ts';
import { projectWorld } from '../../../../fakes/project.ts';

const profile = { ...plainProfile(), cloud: plainCloudProfile() };
const run = { requestId: 'r', attempted: false };
const justWritten = { ...run, attempted: true, justWritten: true };

describe('remove-roles', () => {
  it('takes every role away', async () => {
    const { cloud, projectId } = await projectWorld();
    const step = removeRoles({ cloud, profile });
    const facts = { name: 'bikes', projectId, zones: [] };
    await cloud.grant({ projectId, userId: 'bamini', role: 'reader' });
    expect(await step.observe(facts, run)).toMatchObject({ is: 'missing' });
    await step.apply?.(facts, run);
    expect(await step.observe(facts, justWritten)).toEqual({ is: 'done' });
  });

  it('begins anew, and asks nobody, where somebody gives a role at the same moment', async () => {
    const { cloud, projectId } = await projectWorld();
    const step = removeRoles({ cloud, profile });
    const facts = { name: 'bikes', projectId, zones: [] };
    await cloud.grant({ projectId, userId: 'bamini', role: 'reader' });
    await expect(step.observe(facts, justWritten)).rejects.toMatchObject({
      ...{ code: 'role-given-at-once', sort: 'again', params: ['bikes', 'bamini'] },
    });
  });
});
