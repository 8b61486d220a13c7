import { z } from 'zod';
import { quotaReading, quotaServices } from '../domain/quota.ts';
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

/** How many projects a list has at most, and of how many the quotas are asked in one call: each takes a request to every service. */
export const MOST_PROJECTS = 2000;
export const MOST_QUOTAS_ASKED = 5;

/** What a list tells of a project. */
export const listedProject = z.object({
  name: projectName,
  enabled: z.boolean(),
  /** Its last day, `YYYY-MM-DD`; left out where none is recorded. */
  ends: z.iso.date().optional(),
  /** Shell names of everybody with a role in it; left out where the cloud did not tell. */
  people: z.array(z.string()).optional(),
});
/** What a list tells of a project. */
export type ListedProject = z.infer<typeof listedProject>;

/** Projects as far as the cloud shows them to whoever is logged in to it. */
export const projectList = z.object({
  /** By name. */
  projects: z.array(listedProject).max(MOST_PROJECTS),
  /** `us`: the cloud lists only those that the logged-in user is in. */
  of: z.enum(['everybody', 'us']),
  /** True where there are more than a list has. */
  more: z.boolean(),
  /** Why it is not known who is in them, by its code. */
  peopleUnread: z.string().optional(),
  asked: z.iso.datetime(),
});
/** Projects as far as the cloud shows them to whoever is logged in to it. */
export type ProjectList = z.infer<typeof projectList>;

/** The quotas of one project, of the services that could be asked. */
export const projectQuotas = z.object({
  name: projectName,
  quotas: z.array(quotaReading),
  /** Services that could not be asked, and why. */
  unread: z.array(z.object({ service: z.enum(quotaServices), code: z.string() })),
});
/** The quotas of one project, of the services that could be asked. */
export type ProjectQuotas = z.infer<typeof projectQuotas>;

const name = z.strictObject({ name: typedName });

/** The methods about Cloud VPS projects. */
export const projectMethods = {
  'projects.check': method(name, projectVerdict),
  /** Throws `project-missing`. */
  'projects.show': method(name, projectState),
  'projects.list': method(z.strictObject({}), projectList),
  /** The quotas of a few projects, in the order in which they are asked for; those that are gone are left out. */
  'projects.quotas': method(
    z.strictObject({ names: z.array(typedName).min(1).max(MOST_QUOTAS_ASKED) }),
    z.object({ projects: z.array(projectQuotas), asked: z.iso.datetime() }),
  ),
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
