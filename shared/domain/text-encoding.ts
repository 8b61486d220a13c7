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

/**
 * The encoding of a text file of unknown origin: by its byte order mark, by the zeros of UTF-16, UTF-8 where it is that (which each host finds out
 * in its own way), or else Windows-1252, which takes any bytes and so is a guess to be told.
 */
export function encodingOf(
  bytes: Uint8Array,
  isUtf8: (bytes: Uint8Array) => boolean,
): TextEncoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (zeros(bytes, 1) > MOSTLY && zeros(bytes, 0) < MOSTLY) return 'utf-16le';
  if (zeros(bytes, 0) > MOSTLY && zeros(bytes, 1) < MOSTLY) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}
