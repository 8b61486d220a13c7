const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values = new Map([...alphabet].map((letter, value) => [letter, value]));

/** The bytes in base64 (RFC 4648 section 4), padded. */
export function encodeBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const group = (a << 16) | (b << 8) | c;
    const letters = Math.min(bytes.length - at, 3) + 1;
    for (let letter = 0; letter < 4; letter += 1) {
      text += letter < letters ? alphabet.charAt((group >> (18 - 6 * letter)) & 63) : '=';
    }
  }
  return text;
}

/** The whole bytes that the leading base64 letters of the text hold; whatever follows is left alone. */
export function decodeLeadingBase64(text: string): Uint8Array {
  const letters = /^[A-Za-z0-9+/]*/u.exec(text)?.[0] ?? '';
  const bytes = new Uint8Array(Math.floor((letters.length * 6) / 8));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const letter of letters) {
    bits = ((bits << 6) | (values.get(letter) ?? 0)) & 0xfff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[at] = (bits >> held) & 0xff;
    at += 1;
  }
  return bytes;
}

/**
 * The bytes of a base64 text, or undefined unless it is the one way of writing them: padded, nothing else in it, no
 * stray bits at the end (RFC 4648 section 3.5).
 */
export function decodeBase64(text: string): Uint8Array | undefined {
  const bytes = decodeLeadingBase64(text);
  return encodeBase64(bytes) === text ? bytes : undefined;
}
