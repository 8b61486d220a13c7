const SPECIAL = /[\\,+"<>;=#]/g;
/** Beyond what RFC 4514 asks for: OpenLDAP drops unescaped tabs and line ends around a value, so it would be another's. */
const BARE = /^ | $|[\p{Cc}&&\p{ASCII}]/gv;

const hexPair = (character: string): string =>
  `\\${character.charCodeAt(0).toString(16).padStart(2, '0')}`;

/** One RDN or DN value with everything escaped that RFC 4514 2.4 asks for, so that no value can add an RDN. */
export const escapeDnValue = (value: string): string =>
  value.replace(SPECIAL, (character) => `\\${character}`).replace(BARE, hexPair);

/** The DN of an entry right below `base`. `attribute` comes from code, `value` from anywhere. */
export const childDn = (attribute: string, value: string, base: string): string =>
  `${attribute}=${escapeDnValue(value)},${base}`;

/** The RDNs of a DN, outermost last, as written. An escaped or quoted comma does not part them. */
export function splitDn(dn: string): string[] {
  return (
    dn.match(/(?:\\.|"(?:\\.|[^"\\])*"|[^,\\"])+/gs)?.map((rdn) => rdn.replace(/^ +| +$/g, '')) ??
    []
  );
}

/** For comparing only: RDNs without case and without space around `=`, as directories compare DNs (RFC 4517 4.2.15). */
const comparable = (rdn: string): string => rdn.replace(/\s*=\s*/, '=').toLowerCase();

/** Whether the entry stands right below the base. */
export function isChildOf(dn: string, base: string): boolean {
  const rdns = splitDn(dn).map(comparable);
  const baseRdns = splitDn(base).map(comparable);
  return rdns.length === baseRdns.length + 1 && rdns.slice(1).join(',') === baseRdns.join(',');
}

/** The value of the first RDN, its escapes undone (RFC 4514 3). */
export const nameOf = (dn: string): string =>
  (splitDn(dn)[0] ?? dn)
    .replace(/^[^=]*= */, '')
    .replaceAll(/(?:\\[\da-f]{2})+|\\(.)/gi, (escaped: string, character?: string) =>
      character === undefined
        ? Buffer.from(escaped.replaceAll('\\', ''), 'hex').toString()
        : character,
    );

const hasOneValue = (rdn: string): boolean => !rdn.replaceAll(/\\./gs, '').includes('+');

/** The value that `childDn` made this DN of; undefined for a DN of another attribute or place. */
export function childName(attribute: string, dn: string, base: string): string | undefined {
  const [rdn = ''] = splitDn(dn);
  const isOne = hasOneValue(rdn) && comparable(rdn).startsWith(`${attribute.toLowerCase()}=`);
  return isOne && isChildOf(dn, base) ? nameOf(dn) : undefined;
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
