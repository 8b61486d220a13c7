import { z } from 'zod';

/** What a cause is about: whose hands mend it. */
export type SshSide = 'fine' | 'network' | 'server' | 'computer' | 'key' | 'account' | 'untold';

/**
 * Why a login by SSH ended as it did, each with what it is about. The sentences stand in i18n as `ssh-<cause>` and `ssh-<cause>-next`: what
 * happened, and the one thing to do. That a name is wrong is no cause: sshd answers a name that it does not know exactly as a key that it does
 * not know, so only a comparison with the directory can tell.
 */
export const sshCauses = {
  connected: 'fine',
  /** No key was tried: the server answered. */
  reached: 'fine',
  'name-unknown': 'network',
  refused: 'network',
  'timed-out': 'network',
  'no-route': 'network',
  /** Something takes the connection and says nothing. */
  silent: 'network',
  'not-ssh': 'network',
  'closed-early': 'server',
  'closed-at-login': 'server',
  'no-common-algorithm': 'server',
  'host-key-changed': 'server',
  'host-key-unknown': 'server',
  'no-ssh': 'computer',
  'config-broken': 'computer',
  'config-permissions': 'computer',
  'key-none': 'key',
  'key-permissions': 'key',
  'key-damaged': 'key',
  'key-putty': 'key',
  'key-public': 'key',
  'key-locked': 'key',
  'key-type': 'key',
  'agent-refused': 'key',
  'agent-other-keys': 'key',
  'too-many-keys': 'key',
  'key-refused': 'account',
  /** The server takes passwords, but no keys. */
  'keys-not-taken': 'server',
  'no-shell': 'account',
  'account-expired': 'account',
  'behind-unreachable': 'network',
  'behind-forbidden': 'server',
  'behind-refused': 'account',
  /** Refused, in an output that does not tell what was offered. */
  'denied-untold': 'untold',
  unclear: 'untold',
} as const satisfies Readonly<Record<string, SshSide>>;
/** One of `sshCauses`. */
export type SshCause = keyof typeof sshCauses;
const causes = Object.keys(sshCauses) as [SshCause, ...SshCause[]]; // the keys of the literal above

/** A fingerprint as `ssh-keygen -l` prints it. */
const fingerprint = z.string().regex(/^SHA256:[A-Za-z0-9+/]{43}$/u);

/** What became of a key: the server took it, it did not, or it was never shown to it. */
export const keyFates = ['accepted', 'refused', 'kept'] as const;

const sshKeyTried = z.strictObject({
  type: z.string().max(20),
  fingerprint,
  from: z.enum(['agent', 'file']),
  /** The file's name without its folders; empty for a key of the agent. */
  file: z.string().max(80),
  fate: z.enum(keyFates),
});
/** A key that ssh had, and what became of it. */
export type SshKeyTried = z.infer<typeof sshKeyTried>;

/** How many keys and lines are told. */
export const MOST_KEYS = 12;
/** As `MOST_KEYS`, of lines. */
export const MOST_EVIDENCE = 6;

/** What one attempt to log in showed. Everything in it comes from outside; it is bounded, one line each, and has no secret. */
export const sshReading = z.strictObject({
  cause: z.enum(causes),
  /** Whom it is about: of a login through a jump host the one where it ended. Empty where nothing tells. */
  host: z.string().max(255),
  user: z.string().max(64),
  /** What the sentences name: a file, a number of keys, a reason. May be empty. */
  detail: z.string().max(200),
  /** The jump hosts that let the person in before. */
  passed: z.array(z.string().max(255)).max(3),
  /** Whether this computer had not known the server's key. */
  isNewHost: z.boolean(),
  hostKey: fingerprint.optional(),
  keys: z.array(sshKeyTried).max(MOST_KEYS),
  /** Lines of ssh that show it. */
  evidence: z.array(z.string().max(200)).max(MOST_EVIDENCE),
});
/** What one attempt to log in showed. */
export type SshReading = z.infer<typeof sshReading>;

/** What both sentences of a reading are filled with: host, user, detail. */
export const fillOf = ({ host, user, detail }: SshReading): readonly [string, string, string] => [
  host,
  user,
  detail,
];
