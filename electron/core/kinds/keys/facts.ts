import { z } from 'zod';
import { shellName } from '../../../../shared/names/shell-name.ts';
import { undone } from '../../../../shared/requests/undo.ts';
import { known } from '../../base/known.ts';
import { followsPerson } from '../base/person.ts';

/** Everything a request knows that changes somebody's SSH keys. */
export const keysFacts = z.object({
  shellName,
  /** Empty until the directory was asked. */
  username: z.string(),
  ...followsPerson,
  /** The key that comes, as it is stored, and its fingerprint. */
  add: z.object({ line: z.string(), fingerprint: z.string() }).optional(),
  /** Fingerprints of the keys that go. */
  remove: z.array(z.string()),
  /** Stored lines that are put in order, by `lineIdOf`. */
  tidy: z.array(z.string()).optional(),
  /** Whether this request added the key, or found it there. */
  origin: z.enum(['made', 'there-before']).optional(),
  /** Fingerprints of those that stood there when this request took them out. */
  removed: z.array(z.string()).optional(),
  /** Why it is right that somebody else has the key already. */
  sharedBecause: z.string().optional(),
  /** That whoever asked for it has the password of the account; an undo of what they asked for needs no other. */
  ownerProven: z.literal(true).optional(),
  /** The request that this one undoes. */
  of: z.uuid().optional(),
  undone: undone.optional(),
});
/** The same, checked. */
export type KeysFacts = z.infer<typeof keysFacts>;

/** What it tells of the change. Keys are told by fingerprint, never whole. */
export const keysView = ({
  add,
  remove,
  tidy,
  sharedBecause,
}: Pick<KeysFacts, 'add' | 'remove' | 'tidy' | 'sharedBecause'>) => ({
  removed: remove,
  ...known({ added: add?.fingerprint, tidied: tidy?.length, sharedBecause }),
});
