import { describe, expect, it } from 'vitest';
import { awaitReview } from '../../../../../electron/core/jobs/steps/await-review.ts';
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

  it('is needed only where others review', async () => {
    const { cloud } = await projectWorld();
    const isNeeded = (mode: 'direct' | 'reviewed') =>
      awaitReview({ cloud }).isNeeded?.(project({ mode }));
    expect([isNeeded('direct'), isNeeded('reviewed')]).toEqual([false, true]);
  });
});
