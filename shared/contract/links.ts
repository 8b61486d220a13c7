import { z } from 'zod';
import { typedName } from '../requests/describe.ts';
import { linkForm, wikimediaAccount } from '../requests/link.ts';
import { method, submission } from './define.ts';

/** A person's proof that a Wikimedia account is theirs, on its way: they log in at `url` in a browser. */
export const proof = z.object({
  id: z.uuid(),
  url: z.url({ protocol: /^https?$/ }),
  state: z.enum(['open', 'proven', 'refused', 'expired']),
  account: wikimediaAccount.optional(),
});
/** A proof of a Wikimedia account, as it stands now. */
export type Proof = z.infer<typeof proof>;

/** The methods about links to Wikimedia accounts. */
export const linkMethods = {
  /** Looks a Wikimedia account up by its name; throws `wikimedia-unknown`. */
  'links.lookUp': method(z.strictObject({ name: typedName }), wikimediaAccount),
  /** Begins a proof by OAuth 2.0 with PKCE; `links.changed` tells how it goes on. Throws `wikimedia-unreachable`. */
  'links.prove': method(z.strictObject({}), proof),
  'links.proof': method(z.strictObject({ id: z.uuid() }), proof),
  /** Files the link of a proven account to one whose owner types its password; throws `wikimedia-unproven`. */
  'links.file': submission(linkForm),
};

/** Tells how a proof goes on. */
export const linkEvents = { 'links.changed': proof };
