import { z } from 'zod';

/** The accounts elsewhere that a person's entry names, as a reminder before a membership. */
export const linkedAccounts = z.object({
  wikimedia: z.object({ id: z.int(), name: z.string().optional() }).optional(),
  phabricator: z.string().optional(),
  /** False where this directory cannot tell of Phabricator. */
  tellsPhabricator: z.boolean(),
});

/** A Wikimedia account as the wikis know it, by `globaluserinfo`. */
export const wikimediaAccount = z.object({
  id: z.int(),
  name: z.string(),
  /** When it was registered; ISO 8601 in UTC. */
  registered: z.iso.datetime().optional(),
  /** Locked accounts cannot log in anywhere. */
  locked: z.boolean(),
});
export type WikimediaAccount = z.infer<typeof wikimediaAccount>;

/** What a request links to a person's entry. */
export const linkView = z.object({
  wikimedia: z.object({ id: z.int(), name: z.string() }),
  provenAt: z.iso.datetime(),
  /** False where the name is not ASCII, so that the directory takes only the number. */
  storesName: z.boolean(),
});
export type LinkView = z.infer<typeof linkView>;
