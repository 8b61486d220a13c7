import { AndFilter, EqualityFilter, type Entry, type Filter } from 'ldapts';
import type { DirectoryProfile } from '../../../shared/domain/profile.ts';
import type { AccountRecord, AccountRecords, PersonEntry } from '../../core/ports/directory.ts';
import { readAt } from './base-read.ts';
import {
  closingAttributes,
  isClosed,
  type EndlessPolicies,
  readEndlessPolicies,
  readLockEnd,
} from './closed.ts';
import type { LdapSession } from './connection/session.ts';
import { childDn } from './dn.ts';
import { keyFilter } from './filters.ts';
import { personAttributes, readPersonEntry } from './person-entry.ts';
import { values } from './values.ts';

/** What a host needs of an account to let it in (RFC 2307 2.2: posixAccount). */
const needed = ['uidNumber', 'gidNumber', 'homeDirectory', 'loginShell'] as const;

/** Searches without an index read every person (docs/facts.md 3 and 4). */
const SCAN_SECONDS = 2;

/** `AccountRecords` over the connection of the session. */
export function createAccountRecords(
  profile: DirectoryProfile,
  { read }: LdapSession,
): AccountRecords {
  const { people, timeouts } = profile;
  const timeLimit = Math.ceil(timeouts.operationMs / 1000);
  const attributes = ['objectClass', ...needed, ...closingAttributes];

  const scan = (asked: string, filter: Filter): Promise<PersonEntry[]> =>
    read(asked, async (client) => {
      const options = { filter, attributes: personAttributes, timeLimit: SCAN_SECONDS };
      const { searchEntries } = await client.search(people.base, options);
      const endless = await readEndlessPolicies(client, searchEntries);
      return searchEntries.flatMap((entry) => readPersonEntry(entry, profile, endless) ?? []);
    });

  return {
    recordOf: (shellName) =>
      read("read an account's record", async (client) => {
        const dn = childDn('uid', shellName, people.base);
        const entry = await readAt(client, dn, { attributes, timeLimit });
        if (!entry) return undefined;
        const endless = await readEndlessPolicies(client, [entry]);
        return {
          objectClasses: values(entry, 'objectClass'),
          lacks: needed.filter((attribute) => values(entry, attribute).length === 0),
          shell: values(entry, 'loginShell')[0] ?? '',
          lock: lockOf(entry, { profile, endless, end: await readLockEnd(client, entry) }),
        };
      }),

    holdersOfWikimediaName: (name) =>
      // The attribute takes ASCII alone (IA5String): nobody's entry can name any other account.
      /^\p{ASCII}+$/u.test(name)
        ? scan('look for a Wikimedia account', byWikimediaName(name))
        : Promise.resolve([]),

    async holdersOfKeys(lines) {
      if (lines.length === 0) return [];
      const bare = lines.map((line) => line.trim().split(/\s+/u).slice(0, 2).join(' '));
      return scan('look for keys', keyFilter([...lines, ...bare]));
    },
  };
}

const byWikimediaName = (name: string): Filter =>
  new AndFilter({
    filters: [
      new EqualityFilter({ attribute: 'objectClass', value: 'wikimediaPerson' }),
      new EqualityFilter({ attribute: 'wikimediaGlobalAccountName', value: name }),
    ],
  });

interface Closing {
  readonly profile: DirectoryProfile;
  readonly endless: EndlessPolicies;
  readonly end: string | undefined;
}

function lockOf(entry: Entry, { profile, endless, end }: Closing): AccountRecord['lock'] {
  if (isClosed(entry, profile, endless)) return 'for-good';
  if (values(entry, 'pwdAccountLockedTime').length === 0) return undefined;
  return end === undefined ? 'unknown' : { until: end };
}
