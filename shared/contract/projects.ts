import { z } from 'zod';
import { projectMember, projectStanding } from '../requests/project.ts';
import { requestView } from '../requests/request.ts';
import { method, requestId, submission, typedName } from './define.ts';

/** What stands in the way of a project's name. `unknown`: nobody could be asked. */
export const projectVerdict = z.object({
  name: z.string(),
  state: z.enum(['free', 'broken', 'taken', 'unknown']),
  /** `project-name`; `project`, `group`, `zone`, `proxy` for what is there already; or the code of why nobody could be asked. */
  rule: z.string().optional(),
  params: z.array(z.string()),
});
export type ProjectVerdict = z.infer<typeof projectVerdict>;

/** A project wish as it was typed. */
export const projectForm = z.strictObject({
  name: typedName,
  purpose: z.string().max(2000),
  whyNotToolforge: z.string().max(2000).default(''),
  members: z.array(projectMember).max(50),
  /** The first preset of the profile where none is named. */
  preset: z.string().max(100).optional(),
  /** The profile's number of days from today where none is named. */
  ends: z.string().max(20).optional(),
  /** Whether it gets a DNS zone of its own, where the profile has a name for it. */
  zone: z.boolean().default(false),
});
export type ProjectForm = z.input<typeof projectForm>;

/** What would go with a project, and what keeps it from being removed. */
export const removalPlan = z.object({
  name: z.string(),
  id: z.string(),
  members: z.array(z.string()),
  /** Names of the DNS zones in it, which go with it, records and all, once they were agreed to. */
  zones: z.array(z.string()),
  /** Anything in here keeps the project: it is removed only when nothing but zones is in it. */
  holdings: z.array(z.object({ kind: z.string(), name: z.string() })),
  asked: z.iso.datetime(),
});
export type RemovalPlan = z.infer<typeof removalPlan>;

const name = z.strictObject({ name: typedName });

export const projectMethods = {
  'projects.check': method(name, projectVerdict),
  /** Throws `project-missing`. */
  'projects.show': method(name, projectStanding),
  'projects.create': submission(
    z.strictObject({ ...projectForm.shape, after: requestId.optional() }),
  ),
  /** Keeps the address of the review of a reviewed project. */
  'projects.noteReview': method(
    z.strictObject({ id: requestId, url: z.url({ protocol: /^https?$/ }).max(2000) }),
    requestView,
  ),
  'projects.planRemoval': method(name, removalPlan),
  /** Files the removal of the project that was shown: `id` and `zones` are those in the plan, and no other zone goes. */
  'projects.remove': submission(
    z.strictObject({
      name: typedName,
      id: z.string().max(100),
      zones: z.array(z.string().max(255)).max(1000).default([]),
    }),
  ),
};
