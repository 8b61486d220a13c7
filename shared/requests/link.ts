import { z } from 'zod';
import { after, describeKind, typedName, typedPassword } from './describe.ts';

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
/** A Wikimedia account as it was read. */
export type WikimediaAccount = z.infer<typeof wikimediaAccount>;

/** What a request links to a person's entry. */
export const linkView = z.object({
  wikimedia: z.object({ id: z.int(), name: z.string() }),
  provenAt: z.iso.datetime(),
  /** False where the name is not ASCII, so that the directory takes only the number. */
  storesName: z.boolean(),
});
/** A link as a request tells it. */
export type LinkView = z.infer<typeof linkView>;

/**
 * A link to the Wikimedia account that was proven. `password` is the developer account's, tried once and kept nowhere; left out only after a
 * card that is still on its way and makes the account.
 */
export const linkForm = z.strictObject({
  proof: z.uuid(),
  shellName: typedName,
  password: typedPassword.optional(),
  after,
});

const view = { link: linkView };

const asked = ({ link: { wikimedia, provenAt } }: { link: LinkView }) =>
  [
    { label: 'linked-wikimedia', is: 'text', value: wikimedia.name },
    { label: 'link-number', is: 'number', value: wikimedia.id },
    { label: 'fact-proven', is: 'time', value: provenAt },
  ] as const;

/** A Wikimedia account is linked to a person's entry. */
export const link = describeKind({
  view,
  undo: ['link'],
  name: (who) => ['name-link', who],
  asked,
});

/** That link is taken away again. */
export const unlink = describeKind({
  view,
  undo: [],
  name: (who) => ['name-link-end', who],
  asked,
});
