/** One element of BER in the definite form (X.690 8.1): a type, and contents that are bytes, texts or other elements. */
export function element(type: number, ...contents: readonly (Buffer | string)[]): Buffer {
  const content = Buffer.concat(contents.map((part) => Buffer.from(part)));
  const { length } = content;
  const size = length < 128 ? [length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([type, ...size]), content]);
}

const octets = (text: Buffer | string): Buffer => element(0x04, text);
export const oid = octets;
export const number = (type: number, value: number): Buffer =>
  element(type, Buffer.from(value > 0x7f ? [value >> 8, value & 0xff] : [value]));

/** An LDAPMessage (RFC 4511 4.1.1). */
export const message = (id: number, operation: Buffer, ...controls: Buffer[]): Buffer =>
  element(
    0x30,
    number(0x02, id),
    operation,
    ...(controls.length > 0 ? [element(0xa0, ...controls)] : []),
  );

interface Told {
  readonly code?: number;
  readonly words?: string;
  readonly referral?: readonly string[];
  readonly more?: readonly Buffer[];
}

/** An LDAPResult (RFC 4511 4.1.9) of this operation. */
export const result = (
  operation: number,
  { code = 0, words = '', referral = [], more = [] }: Told = {},
): Buffer =>
  element(
    operation,
    number(0x0a, code),
    octets(''),
    octets(words),
    ...(referral.length > 0 ? [element(0xa3, ...referral.map(octets))] : []),
    ...more,
  );

type Attributes = Readonly<Record<string, readonly (Buffer | string)[]>>;

/** A SearchResultEntry (RFC 4511 4.5.2). */
export const entry = (dn: string, attributes: Attributes): Buffer =>
  element(
    0x64,
    octets(dn),
    element(
      0x30,
      ...Object.entries(attributes).map(([type, values]) =>
        element(0x30, octets(type), element(0x31, ...values.map(octets))),
      ),
    ),
  );

export const reference = (...uris: string[]): Buffer => element(0x73, ...uris.map(octets));

/** A control with its value (RFC 4511 4.1.11). */
export const control = (type: string, value: Buffer): Buffer =>
  element(0x30, octets(type), octets(value));

/** The page of a paged search (RFC 2696). */
export const paging = (cookie: string): Buffer =>
  control('1.2.840.113556.1.4.319', element(0x30, number(0x02, 0), octets(cookie)));

/** The entry as it stands after a write (RFC 4527). */
export const postRead = (attributes: Attributes): Buffer =>
  control('1.3.6.1.1.13.2', entry('cn=counter,dc=example,dc=org', attributes));

/** An extended answer's name and value. */
export const responseName = (name: string): Buffer => element(0x8a, name);
export const responseValue = (value: string): Buffer => element(0x8b, value);
