import { z } from 'zod';

/** An address with its domain in lower case, as sign-up stores it: a domain has no case (RFC 5321 2.4), and what stands before it may. */
export function withLowerDomain(address: string): string {
  const at = address.lastIndexOf('@');
  return address.slice(0, at + 1) + address.slice(at + 1).toLowerCase();
}

/**
 * A dot-atom of at most 64 characters (RFC 5322 3.2.3, RFC 5321 4.5.3.1.1) at a domain of two labels or more, the last no number (RFC 3696
 * section 2). Labels of other scripts come as A-labels (RFC 5890 2.3.2.1), `xn--p1ai` also at the end.
 */
const form =
  /^(?=[^@]{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+(?!\d+$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/**
 * An e-mail address the directory takes: `mail` is an IA5 string, so ASCII only, at most 256 characters
 * (RFC 4524 2.16, RFC 5321 4.5.3.1). What comes out has its domain in lower case.
 */
export const emailAddress = z
  .string()
  .trim()
  .max(256, { error: 'email-too-long' })
  .regex(/^[\x21-\x7e]+$/, { error: 'email-ascii' })
  .pipe(z.string().regex(form, { error: 'email-form' }))
  .transform(withLowerDomain);

/** What the newcomer agreed to. Both are needed; neither is ever assumed. */
export const consent = z.strictObject({ terms: z.boolean(), publicEmail: z.boolean() });
export type Consent = z.infer<typeof consent>;

/** A person as the directory shows them to a desk. Keys are listed by fingerprint, never whole. */
export const person = z.object({
  shellName: z.string(),
  username: z.string(),
  email: z.string(),
  /** What the entry has beside the names and the address above: shell names and developer usernames; addresses. */
  otherNames: z.array(z.string()),
  otherEmails: z.array(z.string()),
  uidNumber: z.number().int(),
  blocked: z.boolean(),
  keys: z.array(z.object({ type: z.string(), fingerprint: z.string(), comment: z.string() })),
});
export type Person = z.infer<typeof person>;

/** One row of a search result. */
export const personSummary = person.pick({ shellName: true, username: true, blocked: true });
export type PersonSummary = z.infer<typeof personSummary>;
