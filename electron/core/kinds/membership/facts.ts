import { z } from 'zod';
import { linkedAccounts } from '../../../../shared/requests/link.ts';
import { projectName } from '../../../../shared/names/project-name.ts';
import { shellName } from '../../../../shared/names/shell-name.ts';
import { undone } from '../../../../shared/requests/undo.ts';
import { watching } from '../base/group-watch.ts';
import { followsPerson } from '../base/person.ts';

/** What a membership request knows. */
export const membershipFacts = z.object({
  shellName,
  /** Empty until the directory was asked. */
  username: z.string(),
  ...followsPerson,
  /** The project's name. */
  project: projectName,
  toolforge: z.boolean(),
  /** The managed roles the person is to have there, by name; none to take them all away. */
  roles: z.array(z.string()),
  reason: z.string(),
  approval: z.enum(['here', 'elsewhere']),
  requestUrl: z.string().optional(),
  projectId: z.string().optional(),
  /** Every role the person held at the first look, and at the last. */
  before: z.array(z.string()).optional(),
  held: z.array(z.string()).optional(),
  /** Tools that have no other maintainer, where the person leaves Toolforge. */
  lastMaintainerOf: z.array(z.string()).optional(),
  ...watching,
  /** For the text that is handed in where others approve. */
  linked: linkedAccounts.optional(),
  /** The request that this one undoes. */
  of: z.uuid().optional(),
  undone: undone.optional(),
});
/** The same, checked. */
export type MembershipFacts = z.infer<typeof membershipFacts>;
