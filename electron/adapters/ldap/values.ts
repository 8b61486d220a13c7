import type { Entry } from 'ldapts';

/** An attribute without its options (RFC 4512 2.5): `cn;lang-ku` is a cn, and filters find it by that. */
const typeOf = (description: string): string => description.split(';')[0]?.toLowerCase() ?? '';

/** The values of an attribute, however the server spells its name and with whatever options; none where it is not there. */
export const values = (entry: Entry, attribute: string): string[] =>
  Object.keys(entry)
    .filter((key) => typeOf(key) === attribute.toLowerCase())
    .flatMap((key) => entry[key] ?? [])
    .map(String);
