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
 * Ephemeral-static X25519, HKDF-SHA256 and AES-256-GCM, as HPKE's base mode does it (RFC 9180), in one message:
 *
 *     "LNYB"  version (1)  tag of the event (8)  ephemeral public key (32)  ciphertext  GCM tag (16)
 *
 * Key and nonce both come from the shared secret, which is never used twice. Everything before the ciphertext is
 * authenticated, and so are the event's id and key.
 */
const MAGIC = Buffer.from('LNYB');
export const VERSION = 1;
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

const context = (eventId: string): string => `lanyard hand-over bundle ${VERSION}\n${eventId}`;

/** Tells bundles of different events, or of an event's different keys, apart. No secret. */
const eventTag = ({ eventId, publicKey }: Recipient): Buffer =>
  createHash('sha256')
    .update(`${context(eventId)}\n`)
    .update(publicBytes(publicKey))
    .digest()
    .subarray(0, EVENT_TAG);

const headOf = (recipient: Recipient): Buffer =>
  Buffer.concat([MAGIC, Uint8Array.of(VERSION), eventTag(recipient)]);

interface Secret {
  readonly own: KeyObject;
  readonly theirs: KeyObject;
  readonly ephemeral: Uint8Array;
}

function keysFrom({ own, theirs, ephemeral }: Secret, { eventId, publicKey }: Recipient) {
  const shared = diffieHellman({ privateKey: own, publicKey: theirs });
  const salt = Buffer.concat([ephemeral, publicBytes(publicKey)]);
  const bytes = Buffer.from(hkdfSync('sha256', shared, salt, context(eventId), KEY + NONCE));
  return { key: bytes.subarray(0, KEY), nonce: bytes.subarray(KEY) };
}

/** Seals the bytes; what comes out is longer by 61 bytes and different each time. */
export function sealBytes(content: Uint8Array, recipient: Recipient): Buffer {
  const own = generateKeyPairSync('x25519').privateKey;
  const ephemeral = publicBytes(own);
  const head = Buffer.concat([headOf(recipient), ephemeral]);
  const { key, nonce } = keysFrom({ own, theirs: recipient.publicKey, ephemeral }, recipient);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(head);
  const sealed = Buffer.concat([cipher.update(content), cipher.final()]);
  return Buffer.concat([head, sealed, cipher.getAuthTag()]);
}

export type BundleKind = 'ours' | 'unreadable' | 'newer' | 'other-event';

/** What the head of the bytes says they are, before any key is used. */
export function kindOf(bundle: Uint8Array, recipient: Recipient): BundleKind {
  const head = Buffer.from(bundle.subarray(0, HEAD));
  const [version = 0] = head.subarray(MAGIC.length);
  if (!head.subarray(0, MAGIC.length).equals(MAGIC) || version === 0) return 'unreadable';
  if (version > VERSION) return 'newer';
  return head.equals(headOf(recipient)) ? 'ours' : 'other-event';
}

/** The bytes that were sealed, or undefined where one bit is not as it was, or the private key is another. */
export function openBytes(
  bundle: Uint8Array,
  recipient: Recipient,
  own: KeyObject,
): Buffer | undefined {
  if (bundle.length < START + GCM_TAG) return undefined;
  const ephemeral = bundle.subarray(HEAD, START);
  try {
    const theirs = publicKeyOf(ephemeral);
    const { key, nonce } = keysFrom({ own, theirs, ephemeral }, recipient);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: GCM_TAG })
      .setAAD(bundle.subarray(0, START))
      .setAuthTag(bundle.subarray(-GCM_TAG));
    return Buffer.concat([decipher.update(bundle.subarray(START, -GCM_TAG)), decipher.final()]);
  } catch {
    // OpenSSL refuses a tag that does not fit and a public key of low order (RFC 7748 section 6.1); both mean: not ours.
    return undefined;
  }
}
