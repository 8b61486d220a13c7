/** A network's first bytes and how many bits of them count; 4 bytes for IPv4, 16 for IPv6. */
interface Network {
  readonly bytes: readonly number[];
  readonly bits: number;
}

const isByte = (part: string): boolean => /^\d{1,3}$/.test(part) && Number(part) <= 255;

/** The four bytes of an IPv4 address; undefined for any other text. */
function bytesOfIpv4(text: string): readonly number[] | undefined {
  const parts = text.split('.');
  return parts.length === 4 && parts.every(isByte) ? parts.map(Number) : undefined;
}

/** Some groups of an IPv6 address as bytes; the last may be an IPv4 address (RFC 4291 section 2.2). */
function bytesOfGroups(text: string): readonly number[] | undefined {
  const found: number[] = [];
  for (const group of text === '' ? [] : text.split(':')) {
    const four = bytesOfIpv4(group);
    if (!four && !/^[0-9a-f]{1,4}$/i.test(group)) return undefined;
    const value = parseInt(group, 16);
    found.push(...(four ?? [value >> 8, value & 0xff]));
  }
  return found;
}

/** The sixteen bytes of an IPv6 address, however it is written; undefined for any other text. */
function bytesOfIpv6(text: string): readonly number[] | undefined {
  const [before = '', after, ...more] = text.split('::');
  const head = bytesOfGroups(before);
  const tail = bytesOfGroups(after ?? '');
  if (!head || !tail || more.length > 0) return undefined;
  const left = 16 - head.length - tail.length;
  if (after === undefined ? left !== 0 : left < 2) return undefined;
  return [...head, ...Array.from({ length: left }, () => 0), ...tail];
}

function readNetwork(text: string): Network | undefined {
  const [address = '', length, ...more] = text.trim().split('/');
  const bytes = bytesOfIpv4(address) ?? bytesOfIpv6(address);
  if (!bytes || more.length > 0) return undefined;
  const most = bytes.length * 8;
  if (length === undefined) return { bytes, bits: most };
  return /^\d{1,3}$/.test(length) && Number(length) <= most
    ? { bytes, bits: Number(length) }
    : undefined;
}

/** IPv6 as RFC 5952 writes it: short, small letters, the longest run of zeros left out. */
function spellIpv6(bytes: readonly number[]): string {
  const groups = Array.from({ length: 8 }, (_, i) =>
    (((bytes[2 * i] ?? 0) << 8) | (bytes[2 * i + 1] ?? 0)).toString(16),
  );
  const plain = groups.join(':');
  const runs = [...`${plain}:`.matchAll(/(?<![^:])(?:0:){2,8}/g)];
  const [longest] = runs.toSorted(([one], [other]) => other.length - one.length);
  if (!longest) return plain;
  const head = plain.slice(0, longest.index).replace(/:$/, '');
  return `${head}::${plain.slice(longest.index + longest[0].length)}`;
}

const spell = (bytes: readonly number[]): string =>
  bytes.length === 4 ? bytes.join('.') : spellIpv6(bytes);

const masked = ({ bytes, bits }: Network): readonly number[] =>
  bytes.map((byte, at) => byte & (0xff00 >> Math.min(8, Math.max(0, bits - 8 * at))) & 0xff);

/** An address or network in the one spelling that networks are kept in, with its length and with the host's bits as they are; other texts as they come. */
export function spelledNetwork(text: string): string {
  const network = readNetwork(text);
  return network ? `${spell(network.bytes)}/${network.bits}` : text;
}

/** The network that is meant, in one spelling: 10.1.2.3/8 is 10.0.0.0/8. Other texts as they come. */
export function meantNetwork(text: string): string {
  const network = readNetwork(text);
  return network ? `${spell(masked(network))}/${network.bits}` : text;
}
