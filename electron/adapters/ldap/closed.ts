import type { Client, Entry } from 'ldapts';
import type { DirectoryProfile } from '../../../shared/domain/profile.ts';
import { readAt } from './base-read.ts';
import { sameDn } from './dn.ts';
import { readTime, values } from './values.ts';

/** The operational attributes by which an account is closed. They come only when asked for by name. */
export const closingAttributes = ['pwdPolicySubentry', 'pwdAccountLockedTime'];

/** Locked until an administrator unlocks it (draft-behera-ldap-password-policy-11 5.3.3). */
const FOR_GOOD = '000001010000Z';

const policyOf = (entry: Entry): string | undefined => values(entry, 'pwdPolicySubentry')[0];
const isLocked = (entry: Entry): boolean => values(entry, 'pwdAccountLockedTime').length > 0;

/** DNs of policies under which a lock does not end by itself. */
export type EndlessPolicies = readonly string[];

/**
 * Which of the entries' own policies lock for good: those without `pwdLockoutDuration`, or with 0 (draft-behera-ldap-password-policy-11
 * 5.2.11). Only policies of locked entries are read, so that nearly always nothing is asked. A policy that cannot be read is not
 * among them.
 */
export async function readEndlessPolicies(
  client: Client,
  entries: readonly Entry[],
): Promise<EndlessPolicies> {
  const policies = new Set(entries.filter(isLocked).flatMap((entry) => policyOf(entry) ?? []));
  const attributes = ['pwdLockoutDuration'];
  const read = await Promise.all(
    [...policies].map(async (dn) => ({ dn, policy: await readAt(client, dn, { attributes }) })),
  );
  return read
    .filter(({ policy }) => policy && Number(values(policy, 'pwdLockoutDuration')[0] ?? 0) === 0)
    .map(({ dn }) => dn);
}

/**
 * Whether the account was closed: by the policy that the profile names for that, or by a lock that does not end. A policy of its own closes
 * nothing, and a lock after wrong passwords ends; under the server's own policy, which nobody can read, it is taken to end.
 */
export function isClosed(
  entry: Entry,
  { disabledPolicyDn }: DirectoryProfile,
  endless: EndlessPolicies = [],
): boolean {
  const policy = policyOf(entry);
  const isUnder = (dn: string | undefined): boolean =>
    policy !== undefined && dn !== undefined && sameDn(policy, dn);
  const isForGood = values(entry, 'pwdAccountLockedTime').includes(FOR_GOOD);
  return isUnder(disabledPolicyDn) || isForGood || (isLocked(entry) && endless.some(isUnder));
}

/**
 * When a lock after wrong passwords ends, ISO 8601 in UTC: `pwdLockoutDuration` of the entry's own policy after it began
 * (draft-behera-ldap-password-policy-11 5.3.3). Undefined where there is no lock, or its policy cannot be read.
 */
export async function readLockEnd(client: Client, entry: Entry): Promise<string | undefined> {
  const began = readTime(values(entry, 'pwdAccountLockedTime')[0] ?? '');
  const policyDn = policyOf(entry);
  if (began === undefined || policyDn === undefined) return undefined;
  const policy = await readAt(client, policyDn, { attributes: ['pwdLockoutDuration'] });
  const seconds = Number(policy && values(policy, 'pwdLockoutDuration')[0]);
  return seconds > 0 ? new Date(Date.parse(began) + seconds * 1000).toISOString() : undefined;
}
