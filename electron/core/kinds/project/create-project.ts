import { projectTags, requestTag } from './tags.ts';
import type { Cloud, CloudProject } from '../../ports/cloud.ts';
import { type Observation, type Run, type Step, blocked } from '../base/step.ts';
import { project as touchedProject } from '../base/touched.ts';
import type { ProjectFacts } from './facts.ts';

/** Our tag proves that we made it, whether or not we heard so; the same purpose that it is what was asked for. */
function judge(
  project: CloudProject,
  { name, purpose }: ProjectFacts,
  { requestId }: Run,
): Observation<ProjectFacts> {
  const { id: projectId, description, enabled, tags } = project;
  const isOurs = tags.includes(requestTag(requestId));
  const isAsAsked = isOurs || description === purpose;
  if (!isAsAsked || !enabled) return blocked('project-exists', name);
  const origin = isOurs ? 'made' : 'there-before';
  return {
    is: 'done',
    learned: { projectId, origin },
    found: [touchedProject(project.name, projectId)],
  };
}

/** The project itself, without anything in it. */
export const createProject = ({
  cloud,
}: {
  cloud: Pick<Cloud, 'findProject' | 'createProject'>;
}): Step<ProjectFacts> => ({
  id: 'create-project',
  system: 'cloud',
  isNeeded: ({ mode }) => mode === 'direct',
  async observe(facts, run) {
    const project = await cloud.findProject(facts.name);
    return project ? judge(project, facts, run) : { is: 'missing' };
  },
  async apply({ name, purpose, ends }, { requestId }) {
    const tags = projectTags({ requestId, ends });
    await cloud.createProject({ name, description: purpose, tags });
  },
});
