import { z } from 'zod';
import { projectName } from '../../../../shared/names/project-name.ts';
import { shellName } from '../../../../shared/names/shell-name.ts';
import { projectMember } from '../../../../shared/requests/project.ts';
import { quotaTargets } from '../../../../shared/domain/quota.ts';
import { securityRule } from '../../../../shared/domain/security-rule.ts';
import { undone } from '../../../../shared/requests/undo.ts';
import { watching } from '../base/group-watch.ts';
import { followsPerson } from '../base/person.ts';

/** What a project request knows. */
export const projectFacts = z.object({
  /** Of the person whose card asks for it; empty where it is nobody's. */
  shellName,
  username: z.string(),
  ...followsPerson,
  name: projectName,
  purpose: z.string(),
  whyNotToolforge: z.string(),
  members: z.array(projectMember),
  /** The same as they were typed, where the directory has them under other names: what is filed once more is known by them. */
  asked: z.array(projectMember).optional(),
  /** What each of them is to hold, by the roles' names. */
  roles: z.object({ member: z.array(z.string()), viewer: z.array(z.string()) }),
  preset: z.string(),
  quotas: quotaTargets,
  rules: z.array(securityRule),
  ends: z.iso.date(),
  zone: z.object({ name: z.string(), email: z.string() }).optional(),
  mode: z.enum(['direct', 'reviewed']),
  /** The id of the domain that projects of this event are in. */
  domain: z.string(),
  requestUrl: z.string().optional(),
  reviewUrl: z.string().optional(),
  projectId: z.string().optional(),
  origin: z.enum(['made', 'there-before']).optional(),
  /** What the last look showed missing, so that the write after it need not look again. */
  group: z.object({ id: z.string(), lacks: z.array(securityRule) }).optional(),
  lacksRoles: z.array(z.object({ userId: shellName, role: z.string() })).optional(),
  ...watching,
  undone: undone.optional(),
});
/** What a project request knows, checked. */
export type ProjectFacts = z.infer<typeof projectFacts>;
