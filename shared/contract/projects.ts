import { z } from 'zod';
import { projectName } from '../names/project-name.ts';
import { typedName } from '../requests/describe.ts';
import { newProjectForm, projectState, removalForm } from '../requests/project.ts';
import { requestView } from '../requests/request.ts';
import { method, submission } from './define.ts';

/** What stands in the way of a project's name. `unknown`: nobody could be asked. */
export const projectVerdict = z.object({
  name: projectName,
  state: z.enum(['free', 'broken', 'taken', 'unknown']),
  /** `project-name`; `project`, `group`, `zone`, `proxy` for what is there already; or the code of why nobody could be asked. */
  rule: z.string().optional(),
  params: z.array(z.string()),
});
/** What the check of a project's name found. */
export type ProjectVerdict = z.infer<typeof projectVerdict>;

/** What would go with a project, and what keeps it from being removed. */
export const removalPlan = z.object({
  name: projectName,
  id: z.string(),
  members: z.array(z.string()),
  /** Names of the DNS zones in it, which go with it, records and all, once they were agreed to. */
  zones: z.array(z.string()),
  /** Anything in here keeps the project: it is removed only when nothing but zones is in it. */
  holdings: z.array(z.object({ kind: z.string(), name: z.string() })),
  asked: z.iso.datetime(),
});
/** What removing a project would do, as the cloud is now. */
export type RemovalPlan = z.infer<typeof removalPlan>;

const name = z.strictObject({ name: typedName });

/** The methods about Cloud VPS projects. */
export const projectMethods = {
  'projects.check': method(name, projectVerdict),
  /** Throws `project-missing`. */
  'projects.show': method(name, projectState),
  'projects.create': submission(newProjectForm),
  /** Keeps the address of the review of a reviewed project. */
  'projects.noteReview': method(
    z.strictObject({ id: z.uuid(), url: z.url({ protocol: /^https?$/ }).max(2000) }),
    requestView,
  ),
  'projects.planRemoval': method(name, removalPlan),
  /** Files the removal of the project that was shown. */
  'projects.remove': submission(removalForm),
};
