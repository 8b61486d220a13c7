import { sameShellName } from '../../../../shared/names/shell-name.ts';
import { AppError } from '../../base/errors.ts';
import type { Cloud, CloudProject } from '../../ports/cloud.ts';
import { type Step, blocked } from '../base/step.ts';
import type { ProjectFacts } from './facts.ts';

interface StepPorts {
  readonly cloud: Pick<Cloud, 'findProject' | 'assignments'>;
}

/** Reviewers may write another description; that one of the project's people is in it shows that it is theirs. */
async function isAsAsked(
  { id, description }: CloudProject,
  { purpose, members }: ProjectFacts,
  { cloud }: StepPorts,
): Promise<boolean> {
  if (description === purpose) return true;
  const held = await cloud.assignments(id);
  return members.some(({ shellName }) =>
    held.some(({ userId }) => sameShellName(userId, shellName)),
  );
}

/**
 * Follows what the reviewers make of it: done when there is the project that was asked for, and a conflict where one of that name is
 * somebody else's. Nothing is written here.
 */
export const awaitReview = (ports: StepPorts): Step<ProjectFacts> => ({
  id: 'await-review',
  system: 'cloud',
  isNeeded: ({ mode }) => mode === 'reviewed',
  async observe(facts) {
    const { name } = facts;
    const project = await ports.cloud.findProject(name);
    if (!project) {
      throw new AppError('review-pending', `There is no project ${name} yet`, { params: [name] });
    }
    return (await isAsAsked(project, facts, ports))
      ? { is: 'done', learned: { projectId: project.id } }
      : blocked('project-exists', name);
  },
});
