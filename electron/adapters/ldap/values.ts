import type { Entry } from 'ldapts';

/** An attribute without its options (RFC 4512 2.5): `cn;lang-ku` is a cn, and filters find it by that. */
const typeOf = (description: string): string => description.split(';')[0]?.toLowerCase() ?? '';

/** The values of an attribute, however the server spells its name and with whatever options; none where it is not there. */
export const values = (entry: Entry, attribute: string): string[] =>
  Object.keys(entry)
    .filter((key) => typeOf(key) === attribute.toLowerCase())
    .flatMap((key) => entry[key] ?? [])
    .map(String);

/** `20270804080000Z` as ISO 8601. GeneralizedTime (RFC 4517 3.3.13) allows other shapes, which slapd does not write. */
export function readTime(text: string): string | undefined {
  const found = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z$/.exec(text);
  if (!found) return undefined;
  const [, year, month, day, hour, minute, second] = found;
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
