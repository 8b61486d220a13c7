import { z } from 'zod';
import { venueView } from '../checklist/venue.ts';
import { typedName } from '../requests/describe.ts';
import { sshReading } from '../ssh/ssh-reading.ts';
import { method } from './define.ts';

/** A host as people type it: a name or an IPv4 address, with a port or not. It begins with a letter or a digit, so that no program takes it for an option. */
const sshHost = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9._-]{0,252}[a-z0-9])?(?::\d{1,5})?$/iu, { error: 'ssh-host' });

/** What a newcomer's login is held against. Each has its sentences in i18n: `ssh-verdict-<is>` and `-next`. */
export const sshVerdicts = [
  ...(['works', 'not-about-keys', 'other-name', 'blocked', 'no-keys'] as const),
  ...(['nothing-offered', 'other-key', 'not-offered', 'not-yet', 'untold'] as const),
  /** The directory is away: what the newcomer's side shows is told all the same. */
  'could-not-ask',
] as const;
/** Which of both sides is wrong. */
export type SshVerdict = (typeof sshVerdicts)[number];

const comparison = z.object({
  reading: sshReading,
  shellName: z.string(),
  is: z.enum(sshVerdicts),
  /** The fingerprint, or the name, that the sentences name. */
  params: z.array(z.string()).max(3),
  /** The keys of the account. */
  keys: z.array(z.object({ type: z.string(), fingerprint: z.string() })),
});
/** What the newcomer's computer showed, beside what the directory has. */
export type SshComparison = z.infer<typeof comparison>;

/** The most characters of an output that is pasted. */
export const MOST_PASTED_SSH = 100_000;

const pasted = z.string().trim().min(1).max(MOST_PASTED_SSH);

/** The methods about logging in by SSH, and about the network that it goes through. */
export const connectionMethods = {
  /**
   * Logs in from this computer by its own ssh and reads what came of it. Where no host is named, to those that the profile names. A screen may
   * name no others; a terminal may, for its user could as well run ssh.
   */
  'ssh.test': method(
    z.strictObject({
      hosts: z.array(sshHost).max(5).default([]),
      shellName: z
        .string()
        .regex(/^[a-z0-9_][a-z0-9_.-]{0,63}$/iu, { error: 'ssh-name' })
        .optional(),
      through: sshHost.optional(),
      withKey: z.boolean().default(true),
    }),
    z.object({
      results: z.array(z.object({ host: z.string(), reading: sshReading, code: z.string() })),
    }),
  ),
  /**
   * Reads what a newcomer brings, the code of `ssh.test` or an output of `ssh -v`, and holds it against the account's keys in the directory. Throws
   * `invalid-input` for a private key and for a code that is not whole, `not-found` where nobody has the name.
   */
  'ssh.compare': method(z.strictObject({ shellName: typedName, pasted }), comparison),
  /** Connects to each place that the profile names and says what answers there; whether a login page or a proxy stands in between, and the clock. */
  'network.check': method(z.strictObject({}), venueView),
};
