import type { IncomingHttpHeaders } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** What a request says of where it comes from. */
interface Sender {
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/** Proxies whose word is taken. */
export type Trusted = (address: string) => boolean;

const plain = (address: string): string => address.trim().replace(/^::ffff:(?=\d+\.)/i, '');
const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Reads addresses and networks in CIDR notation. */
export function trustedOf(list: readonly string[]): Trusted {
  const block = new BlockList();
  for (const entry of list) {
    const [address = '', bits] = entry.split('/');
    if (bits === undefined) block.addAddress(address, familyOf(address));
    else block.addSubnet(address, Number(bits), familyOf(address));
  }
  return (address) => isIP(address) > 0 && block.check(address, familyOf(address));
}

/** Somebody with IPv6 has a whole network to themselves: its first half is what is counted by. */
function countedBy(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail = ''] = address.split('%')[0]?.toLowerCase().split('::') ?? [];
  const [left, right] = [head, tail].map((part) => part.split(':').filter((word) => word !== ''));
  const [from, to] = [left ?? [], right ?? []];
  const gap = Array.from({ length: Math.max(0, 8 - from.length - to.length) }, () => '0');
  const words = [...from, ...gap, ...to].slice(0, 4).map((word) => word.replace(/^0+(?=.)/, ''));
  return `${words.join(':')}::/64`;
}

/**
 * By what tries of a request's sender are counted: its address, or of an IPv6 address its network. `X-Forwarded-For` is read from its end and only as
 * far as proxies that are trusted wrote it: what stands before that anybody may have written. A peer without an address came by a socket in
 * the file system, which only a proxy of this machine can open.
 */
export function clientAddress(request: Sender, isTrusted: Trusted): string {
  const peer = plain(request.socket.remoteAddress ?? '');
  const isProxy = peer === '' || isTrusted(peer);
  return countedBy(isProxy ? farthest(toldBy(request), peer, isTrusted) : peer) || 'this machine';
}

/** What was written into the header, the nearest proxy's word first. */
const toldBy = ({ headers }: Sender): readonly string[] =>
  [headers['x-forwarded-for'] ?? ''].flat().join(',').split(',').map(plain).toReversed();

/** The first that is no proxy of ours, or the last that is an address at all. */
function farthest(told: readonly string[], peer: string, isTrusted: Trusted): string {
  let nearest = peer;
  for (const address of told) {
    if (isIP(address) === 0) break;
    nearest = address;
    if (!isTrusted(address)) break;
  }
  return nearest;
}
