/** The encodings that files from other people's computers come in. */
export const textEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type TextEncoding = (typeof textEncodings)[number];

/** How many bytes tell whether a text without a mark is UTF-16, and which part of one half must be zero then. */
const LOOKED_AT = 2048;
const MOSTLY = 0.4;

/** The part of the bytes at even (0) or odd (1) places that is zero: in UTF-16 nearly all of one half, in Latin scripts. */
function zeros(bytes: Uint8Array, from: 0 | 1): number {
  const half = bytes.subarray(0, LOOKED_AT).filter((_, at) => at % 2 === from);
  return half.filter((byte) => byte === 0).length / Math.max(1, half.length);
}

const startsWith = ([first, second]: Uint8Array, mark: readonly [number, number]): boolean =>
  first === mark[0] && second === mark[1];

/** Which UTF-16 a text is in; undefined where it is in none. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [even, odd] = [zeros(bytes, 0) > MOSTLY, zeros(bytes, 1) > MOSTLY];
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be';
  if (even === odd) return undefined;
  return odd ? 'utf-16le' : 'utf-16be';
}

/**
 * The encoding of a text file of unknown origin: by its byte order mark, by the zeros of UTF-16, UTF-8 where it is that (which each host finds out
 * in its own way), or else Windows-1252, which takes any bytes and so is a guess to be told.
 */
export function encodingOf(
  bytes: Uint8Array,
  isUtf8: (bytes: Uint8Array) => boolean,
): TextEncoding {
  return utf16Of(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252');
}
