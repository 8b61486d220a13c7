import { z } from 'zod';

/** How long before its start the owners of the wikis want to read of an event (docs/facts.md). */
const AHEAD_MS = 72 * 3_600_000;

/** The latest time (ISO 8601) at which to ask for another limit of new accounts; undefined where nobody knows when the event starts. */
export const askBefore = (starts: string | undefined): string | undefined =>
  starts === undefined ? undefined : new Date(Date.parse(starts) - AHEAD_MS).toISOString();

/** An address of IPv4 or IPv6, or a network in CIDR notation, as the owners of the wikis enter them. */
const address = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);

/** What was typed, split at spaces and commas, and what of it is no address. */
export function readAddresses(typed: string): {
  readonly addresses: readonly string[];
  readonly wrong: readonly string[];
} {
  const words = typed.split(/[\s,;]+/).filter((word) => word !== '');
  return { addresses: words, wrong: words.filter((word) => !address.safeParse(word).success) };
}

interface Event {
  readonly name: string;
  readonly starts?: string | undefined;
  readonly ends?: string | undefined;
}

const inUtc = (iso: string | undefined): string =>
  iso === undefined ? '?' : `${new Date(iso).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/**
 * The request for another limit of new accounts, in English for the people who configure the wikis, whatever the desk's language is: they ask for
 * exactly these lines (docs/facts.md).
 */
export const limitRequest = (
  { name, starts, ends }: Event,
  { addresses, accounts }: { readonly addresses: readonly string[]; readonly accounts: number },
): string =>
  [
    `Event: ${name}`,
    `Start: ${inUtc(starts)}`,
    `End: ${inUtc(ends)}`,
    `IP addresses or ranges: ${addresses.length > 0 ? addresses.join(', ') : '?'}`,
    'Wikis: all',
    `Expected new accounts: ${accounts > 0 ? accounts : '?'}`,
  ].join('\n');
