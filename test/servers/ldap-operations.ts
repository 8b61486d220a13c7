const OPERATIONS = {
  bind: 0x60,
  unbind: 0x42,
  search: 0x63,
  modify: 0x66,
  add: 0x68,
  delete: 0x4a,
  rename: 0x6c,
  compare: 0x6e,
  abandon: 0x50,
  extended: 0x77,
} as const;

/** A request of RFC 4511 4.1.1, named by its protocol operation. */
export type LdapOperation = keyof typeof OPERATIONS;

/**
 * The operations that begin in these client bytes, which must start with a message. Bytes of TLS, of a server or of the middle of a
 * message have none.
 */
export function ldapOperations(bytes: Buffer): readonly LdapOperation[] {
  const found: LdapOperation[] = [];
  let rest = bytes;
  while (rest.length > 0 && rest[0] === 0x30) {
    const message = element(rest);
    const id = element(message.content);
    const tag = id.after[0];
    const operation = names.find((name) => OPERATIONS[name] === tag);
    if (operation === undefined) break;
    found.push(operation);
    rest = message.after;
  }
  return found;
}

const names = Object.keys(OPERATIONS) as readonly LdapOperation[]; // the keys of the literal above

/** The first BER element (X.690 8.1): its content and what stands after it. */
function element(bytes: Buffer): { content: Buffer; after: Buffer } {
  const first = bytes[1] ?? 0;
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  const start = 2 + lengthBytes;
  const length = lengthBytes === 0 ? first : readLength(bytes.subarray(2, start));
  return { content: bytes.subarray(start, start + length), after: bytes.subarray(start + length) };
}

const readLength = (bytes: Buffer) => bytes.reduce((sum, byte) => sum * 256 + byte, 0);
