import { z } from 'zod';
import { quotaReading, quotaTargets } from '../domain/quota.ts';
import { securityRule } from '../domain/security-rule.ts';

/** A person of a project and what they hold there; `member` may change things, `viewer` may look and log in. */
export const projectMember = z.object({
  shellName: z.string(),
  as: z.enum(['member', 'viewer']),
});
export type ProjectMember = z.infer<typeof projectMember>;

/** What a request asks for of a project, and how far it has come. Dates are `YYYY-MM-DD`. */
export const projectView = z.object({
  name: z.string(),
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
export type ProjectView = z.infer<typeof projectView>;

/** The project that a request removes. */
export const removalView = z.object({ name: z.string(), projectId: z.string() });

/** A project as the cloud has it now. */
export const projectStanding = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  enabled: z.boolean(),
  /** From the project's tags, where it was made by Lanyard. */
  ends: z.iso.date().optional(),
  members: z.array(z.object({ shellName: z.string(), roles: z.array(z.string()) })),
  /** Shell names in the group that the cloud's hook writes; left out where there is none (yet). */
  group: z.array(z.string()).optional(),
  quotas: z.array(quotaReading),
  /** Services whose quotas could not be read, with why. */
  unread: z.array(z.object({ service: z.string(), code: z.string() })),
  rules: z.array(securityRule),
  zones: z.array(z.string()),
  asked: z.iso.datetime(),
});
export type ProjectStanding = z.infer<typeof projectStanding>;
