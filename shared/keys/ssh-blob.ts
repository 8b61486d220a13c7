import { bitsOfPoint } from './nist-curves.ts';

type Field = Uint8Array;
type Bits = number | undefined;

/** RSA moduli beyond this are refused by OpenSSH too (`SSHBUF_MAX_BIGNUM`). */
const maxRsaBits = 16_384;

/** Length of the field that starts at `at`, from its four-byte prefix (RFC 4251 section 5). */
function lengthAt(bytes: Uint8Array, at: number): number | undefined {
  if (at + 4 > bytes.length) return undefined;
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at);
}

/** The characters of a short, printable ASCII field, or undefined where it holds anything else. */
function asciiOf(field: Field | undefined): string | undefined {
  if (!field || field.length > 255) return undefined;
  if (field.some((byte) => byte < 0x20 || byte > 0x7e)) return undefined;
  return String.fromCharCode(...field);
}

/** Whether the bytes are a positive mpint, written as short as can be (RFC 4251 section 5). */
function isPositiveMpint([first = 0, second = 0]: Field): boolean {
  return first < 0x80 && (first !== 0 || second >= 0x80);
}

/** Bits of a positive mpint; undefined for any other bytes. */
function bitsOfMpint(field: Field | undefined): Bits {
  if (!field || !isPositiveMpint(field)) return undefined;
  const [first = 0] = field;
  return field.length * 8 - (first === 0 ? 8 : Math.clz32(first) - 24);
}

const isOdd = (field: Field | undefined) => ((field?.at(-1) ?? 0) & 1) === 1;

function rsaBits([exponent, modulus]: readonly Field[]): Bits {
  const exponentBits = bitsOfMpint(exponent);
  const bits = bitsOfMpint(modulus);
  const isUsable =
    isOdd(exponent) && isOdd(modulus) && exponentBits !== undefined && exponentBits > 1;
  return isUsable && bits !== undefined && bits <= maxRsaBits ? bits : undefined;
}

const ed25519Bits = ([point]: readonly Field[]): Bits => (point?.length === 32 ? 256 : undefined);

const ecdsaBits =
  (curve: string) =>
  ([name, point]: readonly Field[]): Bits =>
    point && asciiOf(name) === curve ? bitsOfPoint(curve, point) : undefined;

/** A FIDO key ends with the application it was made for, such as `ssh:` (OpenSSH PROTOCOL.u2f). */
const withApplication =
  (bitsOf: (fields: readonly Field[]) => Bits) =>
  (fields: readonly Field[]): Bits =>
    asciiOf(fields.at(-1)) ? bitsOf(fields) : undefined;

interface Layout {
  /** How many fields follow the type. */
  readonly fields: number;
  /** Bits of the key as `ssh-keygen -l` counts them; undefined where a field is not right. */
  readonly bitsOf: (fields: readonly Field[]) => Bits;
}

/** RFC 4253 section 6.6 (RSA), RFC 5656 section 3.1 (ECDSA), RFC 8709 section 4 (Ed25519), PROTOCOL.u2f (sk-). */
const layouts: ReadonlyMap<string, Layout> = new Map([
  ['ssh-rsa', { fields: 2, bitsOf: rsaBits }],
  ['ssh-ed25519', { fields: 1, bitsOf: ed25519Bits }],
  ['ecdsa-sha2-nistp256', { fields: 2, bitsOf: ecdsaBits('nistp256') }],
  ['ecdsa-sha2-nistp384', { fields: 2, bitsOf: ecdsaBits('nistp384') }],
  ['ecdsa-sha2-nistp521', { fields: 2, bitsOf: ecdsaBits('nistp521') }],
  ['sk-ssh-ed25519@openssh.com', { fields: 2, bitsOf: withApplication(ed25519Bits) }],
  [
    'sk-ecdsa-sha2-nistp256@openssh.com',
    { fields: 3, bitsOf: withApplication(ecdsaBits('nistp256')) },
  ],
]);

/** Whether keys of this type can be verified here at all. */
export const isReadableType = (type: string): boolean => layouts.has(type);

/** The type that a blob says it is, or undefined where it does not start with one. */
export function typeOfBlob(bytes: Uint8Array): string | undefined {
  const length = lengthAt(bytes, 0);
  if (length === undefined || length > 64 || bytes.length < 4 + length) return undefined;
  const type = asciiOf(bytes.subarray(4, 4 + length));
  return type !== undefined && /^[a-z][a-z0-9.@-]+$/u.test(type) ? type : undefined;
}

/** How many bytes a blob of this type takes, told by its own length prefixes; undefined where they run out. */
export function lengthOfBlob(type: string, bytes: Uint8Array): number | undefined {
  let end = 0;
  for (let field = 0; field <= (layouts.get(type)?.fields ?? 0); field += 1) {
    const length = lengthAt(bytes, end);
    if (length === undefined) return undefined;
    end += 4 + length;
  }
  return end;
}

/** The fields after the type; undefined unless they fill the blob exactly. */
function fieldsOf(type: string, blob: Uint8Array): readonly Field[] | undefined {
  if (lengthOfBlob(type, blob) !== blob.length) return undefined;
  const fields: Field[] = [];
  for (let at = 0; at < blob.length;) {
    const end = at + 4 + (lengthAt(blob, at) ?? 0);
    fields.push(blob.subarray(at + 4, end));
    at = end;
  }
  return fields.slice(1);
}

/** Bits of the public key in the blob; undefined where the blob is not exactly one sound key of this type. */
export function bitsOfBlob(type: string, blob: Uint8Array): Bits {
  const fields = typeOfBlob(blob) === type ? fieldsOf(type, blob) : undefined;
  return fields && layouts.get(type)?.bitsOf(fields);
}
