import { z } from 'zod';
import { shellName } from '../../../../shared/names/shell-name.ts';
import { undone } from '../../../../shared/requests/undo.ts';
import { followsPerson } from '../base/person.ts';

const account = z.object({ id: z.int(), name: z.string() });

/** Everything a request knows that links a Wikimedia account. */
export const linkFacts = z.object({
  shellName,
  /** Empty until the directory was asked. */
  username: z.string(),
  ...followsPerson,
  wikimedia: account,
  /** When its owner logged in to it here; ISO 8601 in UTC. */
  provenAt: z.iso.datetime(),
  /** That whoever asked for it has the developer account's password, or made that account by the card before this. */
  ownerProven: z.literal(true).optional(),
  /** Whether this request linked it, or found it linked. */
  origin: z.enum(['made', 'there-before']).optional(),
  undone: undone.optional(),
});
/** The same, checked. */
export type LinkFacts = z.infer<typeof linkFacts>;

/** Everything a request knows that takes such a link away. */
export const unlinkFacts = z.object({
  /** The request that made it. */
  of: z.uuid(),
  shellName,
  username: z.string(),
  wikimedia: account,
  provenAt: z.iso.datetime(),
});
/** The same, checked. */
export type UnlinkFacts = z.infer<typeof unlinkFacts>;

/** What both kinds tell of the link. The attribute for the name takes ASCII only (docs/facts.md 8). */
export const linkView = ({ wikimedia, provenAt }: Pick<LinkFacts, 'wikimedia' | 'provenAt'>) => ({
  wikimedia,
  provenAt,
  storesName: /^\p{ASCII}*$/u.test(wikimedia.name),
});
