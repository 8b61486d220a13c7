import { AppError } from '../../errors.ts';
import type { Cloud } from '../../ports/cloud.ts';
import type { ProjectFacts } from '../project-facts.ts';
import type { Step } from '../step.ts';

/** Follows what the reviewers make of it: done when there is such a project. Nothing is written here. */
export const awaitReview = ({
  cloud,
}: {
  cloud: Pick<Cloud, 'findProject'>;
}): Step<ProjectFacts> => ({
  id: 'await-review',
  system: 'cloud',
  isNeeded: ({ mode }) => mode === 'reviewed',
  async observe({ name }) {
    const project = await cloud.findProject(name);
    if (project) return { is: 'done', learned: { projectId: project.id } };
    throw new AppError('review-pending', `There is no project ${name} yet`, { params: [name] });
  },
});
