import { describe, expect, it } from 'vitest';
import { awaitReview } from '../../../../../electron/core/kinds/project/await-review.ts';
import { project, projectWorld } from '../../../../fakes/project.ts';

const run = { requestId: 'r', attempted: false };

describe('await-review', () => {
  it('waits until there is such a project, and writes nothing', async () => {
    const { cloud, projectId } = await projectWorld();
    const step = awaitReview({ cloud });
    await expect(step.observe(project({ name: 'cars' }), run)).rejects.toMatchObject({
      ...{ code: 'review-pending', sort: 'pending', params: ['cars'] },
    });
    expect(await step.observe(project(), run)).toEqual({ is: 'done', learned: { projectId } });
    expect(step.apply).toBeUndefined();
  });

  it('takes a project of that name for theirs where one of its people is in it', async () => {
    const { cloud, directory, projectId } = await projectWorld();
    const step = awaitReview({ cloud });
    const asked = project({ purpose: 'Maps, as they were asked for' });
    expect(await step.observe(asked, run)).toEqual({
      ...{ is: 'blocked', code: 'project-exists', params: ['bikes'] },
    });
    const userId = asked.members[1]?.shellName ?? '';
    expect(await directory.look({ names: [userId] })).toHaveLength(1);
    await cloud.grant({ projectId, userId, role: 'reader' });
    expect(await step.observe(asked, run)).toMatchObject({ is: 'done' });
    const spelled = [{ shellName: userId.toUpperCase(), as: 'viewer' as const }];
    expect(await step.observe({ ...asked, members: spelled }, run)).toMatchObject({ is: 'done' });
  });

  it('is needed only where others review', async () => {
    const { cloud } = await projectWorld();
    const isNeeded = (mode: 'direct' | 'reviewed') =>
      awaitReview({ cloud }).isNeeded?.(project({ mode }));
    expect([isNeeded('direct'), isNeeded('reviewed')]).toEqual([false, true]);
  });
});
