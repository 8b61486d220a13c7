import { EqualityFilter, type Client } from 'ldapts';
import { AppError } from '../../core/base/errors.ts';
import { readAt } from './base-read.ts';
import { closingAttributes, isClosed, readEndlessPolicies } from './closed.ts';
import { createLdapConnection } from './connection/connection.ts';
import { createLdapSession, type LdapOptions } from './connection/session.ts';
import { childDn } from './dn.ts';
import { shellNameOf } from './person-entry.ts';
import { values } from './values.ts';

/** Whose account it is, by the directory's own spelling, and which of the groups that were asked about they are in. */
export interface SignedInPerson {
  readonly uid: string;
  readonly name: string;
  readonly groups: readonly string[];
}

/** What the directory says of somebody's account now. */
export type Standing =
  { readonly is: 'there'; readonly person: SignedInPerson } | { readonly is: 'closed' | 'gone' };

/** Tries a person's own password; undefined where it is not theirs, or their account is closed. */
export type SignInPerson = (uid: string, password: string) => Promise<SignedInPerson | undefined>;

/** The accounts of those who work at an event. Throws what a directory throws that is away. */
export interface HelperAccounts {
  readonly signIn: SignInPerson;
  /** How it stands with one of them. Throws `directory-refused` where a group that decides cannot be read under the hub's own bind. */
  look(uid: string): Promise<Standing>;
  close(): void;
}

/** Longer than any uid, so that nobody has the directory look for a book. */
const LONGEST_UID = 255;

/**
 * Signs a person in by a bind as their own entry, on a connection of its own that is closed afterwards, and reads as them which of `groups` (DNs) have
 * them as a member; looks again, without them, under `credentials`.
 */
export function createHelperAccounts(
  { profile, ca, credentials }: LdapOptions,
  groups: readonly string[],
): HelperAccounts {
  const session = createLdapSession({ profile, ca, credentials });
  const timeLimit = Math.ceil(profile.timeouts.operationMs / 1000);
  const dnOf = (uid: string): string => childDn('uid', uid, profile.people.base);

  const isMember = async (client: Client, group: string, dn: string): Promise<boolean> => {
    const filter = new EqualityFilter({ attribute: 'member', value: dn });
    const found = await readAt(client, group, { filter, attributes: ['cn'], timeLimit });
    return found !== undefined;
  };
  /** Whom a group has that cannot be read here, nobody knows. Throws `directory-refused`. */
  const seeGroups = async (client: Client): Promise<void> => {
    for (const group of groups) {
      if (await readAt(client, group, { attributes: ['cn'], timeLimit })) continue;
      throw new AppError('directory-refused', `The group ${group} cannot be read`, {
        params: [group],
      });
    }
  };
  const read = async (client: Client, dn: string): Promise<Standing> => {
    const attributes = ['uid', 'cn', ...closingAttributes];
    const entry = await readAt(client, dn, { attributes, timeLimit });
    // Of several uids the one that the entry stands under: people may add others to their own entry, also those of somebody else.
    const uid = entry && shellNameOf(entry);
    if (!entry || uid === undefined) return { is: 'gone' };
    if (isClosed(entry, profile, await readEndlessPolicies(client, [entry])))
      return { is: 'closed' };
    const has: string[] = [];
    for (const group of groups) if (await isMember(client, group, entry.dn)) has.push(group);
    return { is: 'there', person: { uid, name: values(entry, 'cn')[0] ?? uid, groups: has } };
  };

  return {
    async signIn(uid, password) {
      // With an empty password a server answers "success" to anybody (RFC 4513 5.1.2).
      if (uid === '' || password === '' || uid.length > LONGEST_UID) return undefined;
      const dn = dnOf(uid);
      const connection = createLdapConnection(session.reach, { bindDn: dn, password });
      try {
        const standing = await connection.run('sign a helper in', (client) => read(client, dn));
        return standing.is === 'there' ? standing.person : undefined;
      } catch (error) {
        if (error instanceof AppError && error.code === 'sign-in-refused') return undefined;
        throw error;
      } finally {
        connection.close();
      }
    },
    look: (uid) =>
      session.read('look at a helper', async (client) => {
        await seeGroups(client);
        return read(client, dnOf(uid));
      }),
    close: () => session.close(),
  };
}
