import { decodeBase64, encodeBase64 } from '../domain/base64.ts';

const PREFIX = 'lanyard-bundle:';

/** Bytes of a sealed bundle, at most: some hundred cards. Its text stays below what every host takes in one call. */
export const MOST_BUNDLE_BYTES = 66_000;

/** Characters of a bundle's text, at most. */
export const MOST_BUNDLE_TEXT = PREFIX.length + Math.ceil(MOST_BUNDLE_BYTES / 3) * 4;

/** A sealed bundle as a file holds it and the bridge carries it: one line of text. */
export const bundleText = (bytes: Uint8Array): string => PREFIX + encodeBase64(bytes);

/** The bytes of a bundle's text, white space around it aside; undefined where the text is no bundle's. */
export function bundleBytes(text: string): Uint8Array | undefined {
  const line = text.trim();
  return line.startsWith(PREFIX) ? decodeBase64(line.slice(PREFIX.length)) : undefined;
}
