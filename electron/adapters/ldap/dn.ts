import { comparableName, sameName } from '../../../shared/names/same-name.ts';

const SPECIAL = /[\\,+"<>;=#]/g;
/** Beyond what RFC 4514 asks for: OpenLDAP drops unescaped tabs and line ends around a value, so it would be another's. */
const BARE = /^ | $|[\p{Cc}&&\p{ASCII}]/gv;

const hexPair = (character: string): string =>
  `\\${character.charCodeAt(0).toString(16).padStart(2, '0')}`;

const isEscaped = (text: string, at: number): boolean => {
  let backslashes = 0;
  while (text[at - 1 - backslashes] === '\\') backslashes += 1;
  return backslashes % 2 === 1;
};

/** Without the spaces around it, but for a last one that is escaped. */
function trimSpaces(text: string): string {
  let [from, to] = [0, text.length];
  while (text[from] === ' ') from += 1;
  while (to > from && text[to - 1] === ' ' && !isEscaped(text, to - 1)) to -= 1;
  return text.slice(from, to);
}

/** One RDN or DN value with everything escaped that RFC 4514 2.4 asks for, so that no value can add an RDN. */
export const escapeDnValue = (value: string): string =>
  value.replace(SPECIAL, (character) => `\\${character}`).replace(BARE, hexPair);

/** The DN of an entry right below `base`. `attribute` comes from code, `value` from anywhere. */
export const childDn = (attribute: string, value: string, base: string): string =>
  `${attribute}=${escapeDnValue(value)},${base}`;

/** The RDNs of a DN, outermost last, as written. An escaped or quoted comma does not part them. */
export function splitDn(dn: string): string[] {
  return (dn.match(/(?:\\.|"(?:\\.|[^"\\])*"|[^,\\"])+/gs) ?? []).map(trimSpaces);
}

/** A value as it was before it was escaped (RFC 4514 3). */
const unescapeDnValue = (text: string): string =>
  text.replaceAll(/(?:\\[\da-f]{2})+|\\(.)/gis, (escaped: string, character?: string) =>
    character === undefined
      ? Buffer.from(escaped.replaceAll('\\', ''), 'hex').toString()
      : character,
  );

/** The attributes and values of an RDN, mostly one. */
const partsOf = (rdn: string): { type: string; value: string }[] =>
  (rdn.match(/(?:\\.|"(?:\\.|[^"\\])*"|[^+\\"])+/gs) ?? []).map((part) => ({
    type: part.replace(/=.*/s, '').trim().toLowerCase(),
    value: unescapeDnValue(trimSpaces(part.replace(/^[^=]*=?/, ''))),
  }));

/** For comparing only: as directories compare DNs (RFC 4517 4.2.15), without case and in one of the spellings that RFC 4514 has for a value. */
const comparable = (rdn: string): string =>
  partsOf(rdn)
    .map(({ type, value }) => `${type}=${escapeDnValue(comparableName(value))}`)
    .toSorted()
    .join('+');

const comparableDn = (dn: string): string => splitDn(dn).map(comparable).join(',');

/** Whether two DNs are of one entry, however they are spelled. */
export const sameDn = (one: string, other: string): boolean =>
  comparableDn(one) === comparableDn(other);

/** Whether the entry stands right below the base. */
export function isChildOf(dn: string, base: string): boolean {
  const rdns = splitDn(dn).map(comparable);
  const baseRdns = splitDn(base).map(comparable);
  return rdns.length === baseRdns.length + 1 && rdns.slice(1).join(',') === baseRdns.join(',');
}

/** The value of the first RDN, its escapes undone (RFC 4514 3). */
export const nameOf = (dn: string): string => partsOf(splitDn(dn)[0] ?? dn)[0]?.value ?? '';

/** Whether this value of this attribute is what the entry is named by, alone or among others. */
export const isNamedBy = (dn: string, attribute: string, value: string): boolean =>
  partsOf(splitDn(dn)[0] ?? '').some(
    (part) => part.type === attribute.toLowerCase() && sameName(part.value, value),
  );

/** The value that `childDn` made this DN of; undefined for a DN of another attribute or place. */
export function childName(attribute: string, dn: string, base: string): string | undefined {
  const [part, ...others] = partsOf(splitDn(dn)[0] ?? '');
  const isOne = others.length === 0 && part?.type === attribute.toLowerCase();
  return isOne && isChildOf(dn, base) ? part.value : undefined;
}

/** The deepest DN that all of these stand below or are; empty where they share nothing. */
export function commonBase(dns: readonly string[]): string {
  const reversed = dns.map((dn) => splitDn(dn).reverse());
  const [first = []] = reversed;
  const shared = first.findIndex((rdn, depth) =>
    reversed.some((rdns) => comparable(rdns[depth] ?? '') !== comparable(rdn)),
  );
  return first
    .slice(0, shared === -1 ? first.length : shared)
    .reverse()
    .join(',');
}
