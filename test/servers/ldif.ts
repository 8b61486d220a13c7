import { createHash } from 'node:crypto';

type Values = string | readonly string[];
export type Entry = readonly [dn: string, attributes: Readonly<Record<string, Values>>];

/** A password as slapd itself keeps it: {SSHA}, salted SHA-1. */
export function salted(password: string): string {
  const salt = createHash('sha1').update(`salt of ${password}`).digest().subarray(0, 8);
  const digest = createHash('sha1').update(password).update(salt).digest();
  return `{SSHA}${Buffer.concat([digest, salt]).toString('base64')}`;
}

/** The entry as LDIF (RFC 2849), with the empty line that ends it. */
export function toLdif([dn, attributes]: Entry): string {
  const lines = Object.entries(attributes).flatMap(([name, values]) =>
    [values].flat().map((value) => toLine(name, value)),
  );
  return `${toLine('dn', dn)}${lines.join('')}\n`;
}

/** RFC 2849 SAFE-STRING: anything else goes as base64. */
const toLine = (name: string, value: string): string =>
  /^[^\0-\x20:<\x7f-\uffff][^\0\n\r\x7f-\uffff]*$/.test(value)
    ? `${name}: ${value}\n`
    : `${name}:: ${Buffer.from(value).toString('base64')}\n`;
