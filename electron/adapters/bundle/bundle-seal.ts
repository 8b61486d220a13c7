import { type KeyObject, createPublicKey } from 'node:crypto';
import {
  MOST_BUNDLE_BYTES,
  MOST_BUNDLE_TEXT,
  bundleBytes,
  bundleText,
} from '../../../shared/bundle/bundle-text.ts';
import { eventKeyBytes } from '../../../shared/domain/event-key.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import type { BundleSeal } from '../../core/ports/bundle-seal.ts';
import { AppError } from '../../core/base/errors.ts';
import { type BundleKind, type Recipient, kindOf, openBytes, sealBytes } from './bundle-cipher.ts';
import { privateKeyOf, publicKeyOf } from './event-keys.ts';

const SHORTEST = 512;

/**
 * The length to fill a content up to, in bytes: 512, 768, 1024, 1536, 2048, 3072 and so on, so that the size of a bundle tells
 * little of how many people are in it.
 */
export function paddedLength(length: number): number {
  let step = SHORTEST;
  while (step * 1.5 < length) step *= 2;
  return length <= step ? step : step * 1.5;
}

export interface BundleSealOptions {
  readonly eventId: string;
  /** `event.publicKey` of the profile. */
  readonly publicKey: string | undefined;
  /** The private key's text, asked for when a bundle is opened; undefined where this desk has none. */
  readonly privateKey: () => Promise<string | undefined>;
}

const words: Readonly<Record<Exclude<BundleKind, 'ours'>, [ErrorCode, string]>> = {
  unreadable: ['bundle-unreadable', 'This is no hand-over bundle'],
  newer: ['bundle-newer', 'A newer Lanyard made the bundle'],
  'other-event': ['bundle-other-event', 'The bundle is for another event or another key'],
};

const tooLarge = (): AppError => new AppError('bundle-too-large', 'The bundle is too large');
const damaged = (): AppError => new AppError('bundle-damaged', 'The bundle is damaged');

/** JSON takes white space at its end (RFC 8259 section 2), so spaces fill it up. */
function padded(content: string): Uint8Array {
  const bytes = Buffer.from(content);
  const full = Buffer.alloc(paddedLength(bytes.length), ' ');
  bytes.copy(full);
  return full;
}

/** Sealing to the event's public key, with the sealed text's form, its padding and its bounds. */
export function createBundleSeal(options: BundleSealOptions): BundleSeal {
  const { eventId, publicKey = '', privateKey } = options;
  const bytes = eventKeyBytes('public', publicKey);

  const recipient = (): Recipient => {
    if (bytes) return { eventId, publicKey: publicKeyOf(bytes) };
    throw new AppError('bundle-no-event-key', 'The profile has no event.publicKey');
  };

  const needed = (key: KeyObject | undefined): KeyObject => {
    if (key) return key;
    throw new AppError('bundle-no-desk-key', 'This desk has no event key');
  };

  /** The desk's key, where it has one, and only where that is the other half of the profile's. */
  const deskKey = async (of: Recipient): Promise<KeyObject | undefined> => {
    const text = await privateKey();
    if (text === undefined) return undefined;
    const own = eventKeyBytes('private', text);
    const key = own && privateKeyOf(own);
    if (key && createPublicKey(key).equals(of.publicKey)) return key;
    throw new AppError('bundle-wrong-desk-key', 'The event key does not belong to this profile');
  };

  return {
    canSeal: bytes !== undefined,
    canProve: async () => (await deskKey(recipient())) !== undefined,
    async seal(content, by) {
      const to = recipient();
      const sealer = by === 'desk' ? { desk: needed(await deskKey(to)) } : { by };
      const sealed = sealBytes(padded(content), to, sealer);
      if (sealed.length > MOST_BUNDLE_BYTES) throw tooLarge();
      return bundleText(sealed);
    },
    async open(text) {
      const to = recipient();
      if (text.length > MOST_BUNDLE_TEXT) throw tooLarge();
      const bundle = bundleBytes(text) ?? new Uint8Array();
      const kind = kindOf(bundle, to);
      if (kind !== 'ours') throw new AppError(...words[kind]);
      const opened = openBytes(bundle, to, needed(await deskKey(to)));
      if (!opened) throw damaged();
      return { content: opened.content.toString('utf8'), byDesk: opened.byDesk };
    },
  };
}
