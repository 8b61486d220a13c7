/** Bytes that are no LDAP message as RFC 4511 has them. Its words tell what is wrong, and nothing of what was in them. */
export class Malformed extends Error {
  override readonly name = 'Malformed';
}

/** Universal types of ASN.1 that LDAP uses (X.690 8), as their one identifier byte. */
export const types = {
  boolean: 0x01,
  integer: 0x02,
  octets: 0x04,
  enumerated: 0x0a,
  sequence: 0x30,
  set: 0x31,
} as const;

const LONG_FORM = 0x80;
const NUMBER_FOLLOWS = 0x1f;
const MOST_LENGTH_BYTES = 4;
const MOST_INTEGER_BYTES = 4;

/** An identifier, the length and where the content begins, all counted in bytes. */
export interface Header {
  readonly type: number;
  readonly start: number;
  readonly length: number;
}

/** The longest header there is: an identifier, and a length in the long form. */
export const LONGEST_HEADER = 2 + MOST_LENGTH_BYTES;

/**
 * The header that these bytes begin with; undefined while bytes are missing. Throws `Malformed` for an identifier of several bytes, the indefinite
 * form, which LDAP does not have (RFC 4511 5.1), and a length that nothing of ours can have.
 */
export function readHeader(bytes: Uint8Array): Header | undefined {
  const [type, first] = bytes;
  if (type === undefined) return undefined;
  if ((type & NUMBER_FOLLOWS) === NUMBER_FOLLOWS) throw new Malformed('a type of several bytes');
  if (first === undefined) return undefined;
  if (first < LONG_FORM) return { type, start: 2, length: first };
  const count = first - LONG_FORM;
  if (count === 0) throw new Malformed('a length without an end');
  if (count > MOST_LENGTH_BYTES) throw new Malformed('a length of too many bytes');
  if (bytes.length < 2 + count) return undefined;
  const length = bytes.subarray(2, 2 + count).reduce((sum, byte) => sum * 256 + byte, 0);
  return { type, start: 2 + count, length };
}

const inHex = (type: number | undefined): string =>
  type === undefined ? 'nothing' : `0x${type.toString(16).padStart(2, '0')}`;

/** The elements of a content, one after the other. Every one must fit, and `end` says that nothing is left. */
export class Elements {
  #rest: Uint8Array;

  constructor(content: Uint8Array) {
    this.#rest = content;
  }

  /** The type of the next element; undefined after the last one. */
  get next(): number | undefined {
    return this.#rest[0];
  }

  /** The content of the next element, which must be of this type. `what` is its name in RFC 4511. */
  take(type: number, what: string): Uint8Array {
    if (this.next !== type) throw new Malformed(`${inHex(this.next)} where ${what} belongs`);
    const header = readHeader(this.#rest);
    const end = header && header.start + header.length;
    if (!header || end === undefined || end > this.#rest.length) {
      throw new Malformed(`${what} is longer than what it stands in`);
    }
    const content = this.#rest.subarray(header.start, end);
    this.#rest = this.#rest.subarray(end);
    return content;
  }

  /** The content of the next element where it is of this type. */
  takeIf(type: number, what: string): Uint8Array | undefined {
    return this.next === type ? this.take(type, what) : undefined;
  }

  /** All elements that are left, each of this type. */
  takeAll(type: number, what: string): Uint8Array[] {
    const all: Uint8Array[] = [];
    while (this.next !== undefined) all.push(this.take(type, what));
    return all;
  }

  /** An INTEGER or ENUMERATED from 0 to 2^31-1: LDAP's replies have no other (RFC 4511 4.1.1, 4.1.9). */
  takeNumber(type: number, what: string): number {
    const bytes = this.take(type, what);
    const [first = LONG_FORM] = bytes;
    if (bytes.length > MOST_INTEGER_BYTES || first >= LONG_FORM) {
      throw new Malformed(`${what} is no number that it can be`);
    }
    return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  }

  takeText(what: string, type: number = types.octets): string {
    return readText(this.take(type, what), what);
  }

  end(what: string): void {
    if (this.next !== undefined) throw new Malformed(`${inHex(this.next)} after ${what}`);
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** An LDAPString (RFC 4511 4.1.2): UTF-8. */
export function readText(bytes: Uint8Array, what: string): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new Malformed(`${what} is no UTF-8`);
  }
}
