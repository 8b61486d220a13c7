/** The polynomial of ISO 3309, bits reversed. */
const POLYNOMIAL = 0xedb88320;

/** CRC-32 of the bytes (ITU-T V.42), as four bytes. Finds a misread; it is no protection against anybody. */
export function crc32(bytes: Uint8Array): Uint8Array {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? POLYNOMIAL : 0);
  }
  const sum = rest ^ 0xffffffff;
  return Uint8Array.of(sum >>> 24, sum >>> 16, sum >>> 8, sum);
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The bytes in base32 (RFC 4648 section 6), without padding: letters and digits that a QR code and every scanner has. */
export function encodeBase32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xfff;
    for (held += 8; held >= 5; held -= 5) text += alphabet.charAt((bits >> (held - 5)) & 31);
  }
  return held > 0 ? text + alphabet.charAt((bits << (5 - held)) & 31) : text;
}

/** The bytes of an unpadded base32 text, or undefined unless it is the one way of writing them. */
export function decodeBase32(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const letter of text) {
    bits = ((bits << 5) | alphabet.indexOf(letter)) & 0xfff;
    held += 5;
    if (held < 8) continue;
    held -= 8;
    bytes[at] = (bits >> held) & 0xff;
    at += 1;
  }
  return encodeBase32(bytes) === text ? bytes : undefined;
}

/**
 * A sealed bundle in pieces that fit a QR code each: letters and digits only, so that a code takes QR's compact
 * alphanumeric mode and a scanner that types like a keyboard types the same on every layout.
 *
 *     LANYARD1  tag of the bundle (7)  number (2)  of (2)  piece  checksum of all before (7)
 */
const START = 'LANYARD1';

/** Letters of a piece, at most: with the rest a QR code of version 17 (85 × 85), which a laptop's camera reads. */
const PIECE = 720;

/** More codes than these nobody holds before a camera; a file is the way then. */
export const MOST_FRAMES = 40;

/** Letters of a checksum, the tag included. */
const SUM = 7;

const shape = /^LANYARD1[A-Z2-7]{7}\d{4}[A-Z2-7]+$/u;

const bytesOf = (text: string): Uint8Array =>
  Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const checksum = (text: string): string => encodeBase32(crc32(bytesOf(text)));

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** The frames of a sealed bundle, all of about one length; none where they would be too many. */
export function toFrames(bundle: Uint8Array): readonly string[] {
  const text = encodeBase32(bundle);
  const of = Math.ceil(text.length / PIECE);
  if (of > MOST_FRAMES) return [];
  const size = Math.ceil(text.length / of);
  const tag = encodeBase32(crc32(bundle));
  return Array.from({ length: of }, (_, i) => {
    const piece = text.slice(i * size, (i + 1) * size);
    const frame = START + tag + twoDigits(i + 1) + twoDigits(of) + piece;
    return frame + checksum(frame);
  });
}

/** One frame as it was read. `number` counts from 1. */
export interface Frame {
  readonly tag: string;
  readonly number: number;
  readonly of: number;
  readonly piece: string;
}

/** What a scanned text is: a frame, a frame of a newer Lanyard, a frame that was misread, or something else. */
export type ReadFrame =
  { readonly is: 'frame'; readonly frame: Frame } | { readonly is: 'newer' | 'misread' | 'other' };

/** Reads a scanned text. Case and white space do not count: scanners differ in both. */
export function readFrame(scanned: string): ReadFrame {
  const text = scanned.replace(/\s/gu, '').toUpperCase();
  if (!/^LANYARD[1-9]/u.test(text)) return { is: 'other' };
  if (!text.startsWith(START)) return { is: 'newer' };
  const frame = frameOf(text);
  return frame ? { is: 'frame', frame } : { is: 'misread' };
}

function frameOf(text: string): Frame | undefined {
  if (!shape.test(text) || checksum(text.slice(0, -SUM)) !== text.slice(-SUM)) return undefined;
  const at = START.length + SUM;
  const number = Number(text.slice(at, at + 2));
  const of = Number(text.slice(at + 2, at + 4));
  if (number < 1 || number > of || of > MOST_FRAMES) return undefined;
  return { tag: text.slice(START.length, at), number, of, piece: text.slice(at + 4, -SUM) };
}

/** The frames of one bundle that were read so far, in any order. */
export interface Collected {
  readonly tag: string;
  readonly of: number;
  readonly pieces: ReadonlyMap<number, string>;
}

/** Puts a frame to those of its bundle; a frame of another bundle begins anew. */
export function addFrame(collected: Collected | undefined, frame: Frame): Collected {
  const { tag, of, number, piece } = frame;
  const isSame = collected?.tag === tag && collected.of === of;
  const pieces = new Map(isSame ? collected.pieces : []).set(number, piece);
  return { tag, of, pieces };
}

/** The numbers that are still to be read, in order. */
export const missingFrames = ({ of, pieces }: Collected): readonly number[] =>
  Array.from({ length: of }, (_, i) => i + 1).filter((number) => !pieces.has(number));

/** The bundle once every frame was read; undefined before, and where the frames do not belong together. */
export function assembleFrames(collected: Collected): Uint8Array | undefined {
  if (missingFrames(collected).length > 0) return undefined;
  const inOrder = [...collected.pieces].toSorted(([a], [b]) => a - b);
  const bundle = decodeBase32(inOrder.map(([, piece]) => piece).join(''));
  return bundle && encodeBase32(crc32(bundle)) === collected.tag ? bundle : undefined;
}
