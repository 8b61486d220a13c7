import { z } from 'zod';
import { projectName } from '../names/project-name.ts';
import { shellName } from '../names/shell-name.ts';
import { quotaReading, quotaTargets } from '../domain/quota.ts';
import { securityRule } from '../domain/security-rule.ts';
import { after, describeKind, typedName } from './describe.ts';

/** A person of a project and what they hold there; `member` may change things, `viewer` may look and log in. */
export const projectMember = z.object({
  shellName,
  as: z.enum(['member', 'viewer']),
});
/** A person of a project, as read or as typed. */
export type ProjectMember = z.infer<typeof projectMember>;

/** What a request asks for of a project, and how far it has come. Dates are `YYYY-MM-DD`. */
export const projectView = z.object({
  name: projectName,
  purpose: z.string(),
  /** Why Toolforge would not do. */
  whyNotToolforge: z.string(),
  members: z.array(projectMember),
  preset: z.string(),
  quotas: quotaTargets,
  rules: z.array(securityRule),
  ends: z.iso.date(),
  zone: z.string().optional(),
  mode: z.enum(['direct', 'reviewed']),
  projectId: z.string().optional(),
  origin: z.enum(['made', 'there-before']).optional(),
  /** Of a reviewed project: the text to hand in, the OpenTofu snippet for the reviewers, and where the review is. */
  requestText: z.string().optional(),
  snippet: z.string().optional(),
  requestUrl: z.string().optional(),
  reviewUrl: z.string().optional(),
});
/** A project as a request tells it. */
export type ProjectView = z.infer<typeof projectView>;

/** The project that a request removes. */
export const removalView = z.object({
  name: projectName,
  projectId: z.string(),
  /** DNs in the directory that the cloud left behind; only the directory's administrators can remove them. */
  left: z.array(z.string()).optional(),
});

/** A project as the cloud has it now. */
export const projectState = z.object({
  id: z.string(),
  name: projectName,
  description: z.string(),
  enabled: z.boolean(),
  /** From the project's tags, where it was made by Lanyard. */
  ends: z.iso.date().optional(),
  members: z.array(z.object({ shellName, roles: z.array(z.string()) })),
  /** Shell names in the group that the cloud's hook writes; left out where there is none (yet). */
  group: z.array(z.string()).optional(),
  quotas: z.array(quotaReading),
  /** Services whose quotas could not be read, with why. */
  unread: z.array(z.object({ service: z.string(), code: z.string() })),
  rules: z.array(securityRule),
  zones: z.array(z.string()),
  asked: z.iso.datetime(),
});
/** A project as it was read. */
export type ProjectState = z.infer<typeof projectState>;

/** A project as it was typed. */
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
/** A project as a caller gives it: what has a default may be left out. */
export type ProjectForm = z.input<typeof projectForm>;

/** The same as a request of its own. */
export const newProjectForm = z.strictObject({ ...projectForm.shape, after });

/** The project whose plan of removal was shown: `id` and `zones` are those in the plan, and no other zone goes. */
export const removalForm = z.strictObject({
  name: typedName,
  id: z.string().max(100),
  zones: z.array(z.string().max(255)).max(1000).default([]),
});

const personWords = { member: 'project-person-member', viewer: 'project-person-viewer' } as const;

/** A project is made here, or asked for where others review it. */
export const project = describeKind({
  view: { project: projectView },
  undo: ['project'],
  name: (_who, view) => ['name-project', view.project.name],
  asked: ({ project: { name, purpose, whyNotToolforge, members, ...more } }) => [
    { label: 'project-name', is: 'project', value: name },
    { label: 'fact-project-id', only: 'terminal', is: 'name', value: more.projectId },
    { label: 'fact-purpose', is: 'typed', value: purpose },
    { label: 'project-why-not-toolforge', is: 'typed', value: whyNotToolforge || undefined },
    {
      label: 'project-people',
      is: 'phrases',
      value: members.map(({ shellName, as }) => [personWords[as], shellName]),
    },
    { label: 'project-preset', is: 'size', value: { preset: more.preset, quotas: more.quotas } },
    { label: 'fact-ends', is: 'day', value: more.ends },
    { label: 'project-zone-short', is: 'name', value: more.zone },
    { label: 'fact-review', is: 'url', value: more.reviewUrl },
  ],
  concerns: (view) => ({ project: view.project.name }),
  handIn: ({ project: { requestText, requestUrl, snippet } }) => ({
    text: requestText,
    url: requestUrl,
    snippet,
  }),
});

/** A project is removed. It concerns none: what goes is no place to go to. */
export const removeProject = describeKind({
  view: { removal: removalView },
  undo: [],
  name: (_who, { removal: { name } }) => ['name-project-end', name],
  asked: ({ removal: { name, projectId, left } }) => [
    { label: 'project-name', is: 'name', value: name },
    { label: 'fact-project-id', is: 'name', value: projectId },
    { label: 'fact-left-behind', is: 'names', value: left },
  ],
});
