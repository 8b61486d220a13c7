import {
  createCipheriv,
  createDecipheriv,
  createHash,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import { publicBytes, publicKeyOf } from './event-keys.ts';

/**
 * Ephemeral-static X25519, HKDF-SHA256 and AES-256-GCM, as HPKE does it (RFC 9180), in one message:
 *
 *     "LNYB"  version (1)  tag of the event (8)  ephemeral public key (32)  ciphertext  GCM tag (16)
 *
 * Key and nonce both come from the shared secret, which is never used twice. Everything before the ciphertext is
 * authenticated, and so are the event's id and key.
 *
 * Version 1 is HPKE's base mode: everybody who has the profile can seal it. Version 2 is its mode_auth (section 5.1.3) with the event's own
 * key as the sender's: a second secret, of the event's private with its public key, goes into the shared one, and only who has the private
 * key can work that out. So what opens as version 2 was sealed by a desk. Version 3 is version 1 with more in it than its readers know.
 */
const MAGIC = Buffer.from('LNYB');
const versions = { anybody: 1, desk: 2, newcomer: 3 } as const;
type Version = (typeof versions)[keyof typeof versions];
/** The newest version that is read here. */
export const VERSION: Version = versions.newcomer;
const EVENT_TAG = 8;
const HEAD = MAGIC.length + 1 + EVENT_TAG;
const PUBLIC_KEY = 32;
const START = HEAD + PUBLIC_KEY;
const GCM_TAG = 16;
const KEY = 32;
const NONCE = 12;

export interface Recipient {
  readonly eventId: string;
  readonly publicKey: KeyObject;
}

const context = (eventId: string, version: Version): string =>
  `lanyard hand-over bundle ${version}\n${eventId}`;

/** Tells bundles of different events, or of an event's different keys, apart. No secret. */
const eventTag = ({ eventId, publicKey }: Recipient, version: Version): Buffer =>
  createHash('sha256')
    .update(`${context(eventId, version)}\n`)
    .update(publicBytes(publicKey))
    .digest()
    .subarray(0, EVENT_TAG);

const headOf = (recipient: Recipient, version: Version): Buffer =>
  Buffer.concat([MAGIC, Uint8Array.of(version), eventTag(recipient, version)]);

interface Secret {
  readonly own: KeyObject;
  readonly theirs: KeyObject;
  readonly ephemeral: Uint8Array;
  /** The event's private key, where it is to show that a desk sealed. */
  readonly desk: KeyObject | undefined;
  readonly version: Version;
}

function keysFrom(
  { own, theirs, ephemeral, desk, version }: Secret,
  { eventId, publicKey }: Recipient,
) {
  const shared = Buffer.concat([
    diffieHellman({ privateKey: own, publicKey: theirs }),
    ...(desk ? [diffieHellman({ privateKey: desk, publicKey })] : []),
  ]);
  const salt = Buffer.concat([ephemeral, publicBytes(publicKey)]);
  const info = context(eventId, version);
  const bytes = Buffer.from(hkdfSync('sha256', shared, salt, info, KEY + NONCE));
  return { key: bytes.subarray(0, KEY), nonce: bytes.subarray(KEY) };
}

/** By whom it is sealed; `desk` is the event's private key, which proves that a desk did. */
export type SealedBy = { readonly by: 'anybody' | 'newcomer' } | { readonly desk: KeyObject };

/** Seals the bytes; what comes out is longer by 61 bytes and different each time. */
export function sealBytes(
  content: Uint8Array,
  recipient: Recipient,
  sealer: SealedBy = { by: 'anybody' },
): Buffer {
  const desk = 'desk' in sealer ? sealer.desk : undefined;
  const version = 'desk' in sealer ? versions.desk : versions[sealer.by];
  const own = generateKeyPairSync('x25519').privateKey;
  const ephemeral = publicBytes(own);
  const head = Buffer.concat([headOf(recipient, version), ephemeral]);
  const secret = { own, theirs: recipient.publicKey, ephemeral, desk, version };
  const { key, nonce } = keysFrom(secret, recipient);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(head);
  const sealed = Buffer.concat([cipher.update(content), cipher.final()]);
  return Buffer.concat([head, sealed, cipher.getAuthTag()]);
}

export type BundleKind = 'ours' | 'unreadable' | 'newer' | 'other-event';

const versionIn = (bundle: Uint8Array): Version | undefined =>
  Object.values(versions).find((version) => version === bundle[MAGIC.length]);

/** What the head of the bytes says they are, before any key is used. */
export function kindOf(bundle: Uint8Array, recipient: Recipient): BundleKind {
  const head = Buffer.from(bundle.subarray(0, HEAD));
  const [version = 0] = head.subarray(MAGIC.length);
  if (!head.subarray(0, MAGIC.length).equals(MAGIC) || version === 0) return 'unreadable';
  if (version > VERSION) return 'newer';
  const known = versionIn(bundle);
  return known && head.equals(headOf(recipient, known)) ? 'ours' : 'other-event';
}

/** What was sealed, and whether a desk of the event shows to have done it. */
export interface Opened {
  readonly content: Buffer;
  readonly byDesk: boolean;
}

/** What was sealed, or undefined where one bit is not as it was, or the private key is another. */
export function openBytes(
  bundle: Uint8Array,
  recipient: Recipient,
  own: KeyObject,
): Opened | undefined {
  const version = versionIn(bundle);
  if (bundle.length < START + GCM_TAG || version === undefined) return undefined;
  const ephemeral = bundle.subarray(HEAD, START);
  const byDesk = version === versions.desk;
  try {
    const theirs = publicKeyOf(ephemeral);
    const secret = { own, theirs, ephemeral, desk: byDesk ? own : undefined, version };
    const { key, nonce } = keysFrom(secret, recipient);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: GCM_TAG })
      .setAAD(bundle.subarray(0, START))
      .setAuthTag(bundle.subarray(-GCM_TAG));
    const inside = bundle.subarray(START, -GCM_TAG);
    return { content: Buffer.concat([decipher.update(inside), decipher.final()]), byDesk };
  } catch {
    // OpenSSL refuses a tag that does not fit and a public key of low order (RFC 7748 section 6.1); both mean: not ours.
    return undefined;
  }
}
