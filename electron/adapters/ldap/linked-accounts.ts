import {
  AndFilter,
  EqualityFilter,
  NotFilter,
  OrFilter,
  PresenceFilter,
  type Change,
  type Client,
  type Entry,
} from 'ldapts';
import type { DirectoryProfile } from '../../../shared/domain/profile.ts';
import { AppError } from '../../core/base/errors.ts';
import type { LinkedAccountDirectory, LinkedAccounts } from '../../core/ports/linked-accounts.ts';
import { readAt } from './base-read.ts';
import { changeOf } from './change-of.ts';
import { childDn } from './dn.ts';
import { answerOf } from './connection/errors.ts';
import { shellNameOf } from './person-entry.ts';
import { values } from './values.ts';
import type { LdapSession } from './connection/session.ts';

const CLASS = 'wikimediaPerson';
const ID = 'wikimediaGlobalAccountId';
const NAME = 'wikimediaGlobalAccountName';
const PHABRICATOR = 'phabricatorAccountUsername';
const TRIES = 3;

type WikimediaAccount = Parameters<LinkedAccountDirectory['link']>[1];

const hasPhabricator = new PresenceFilter({ attribute: PHABRICATOR });
/** True of every entry, unless the server's schema has no such attribute: then neither half is true (RFC 4511 4.5.1.7). */
const tellsPhabricator = new OrFilter({
  filters: [hasPhabricator, new NotFilter({ filter: hasPhabricator })],
});

/** `wikimediaGlobalAccountName` is an IA5String: it takes nothing beyond ASCII (docs/facts.md 8). */
const isStorable = (name: string): boolean => /^\p{ASCII}+$/u.test(name);

const readWikimedia = (entry: Entry): LinkedAccounts['wikimedia'] => {
  const id = Number.parseInt(values(entry, ID)[0] ?? '', 10);
  return Number.isNaN(id) ? undefined : { id, name: values(entry, NAME)[0] };
};

const otherLinked = ({ id, name }: NonNullable<LinkedAccounts['wikimedia']>): AppError =>
  new AppError('wikimedia-other-linked', 'The entry names another Wikimedia account', {
    params: [name ?? String(id)],
  });

/** Makes the name this one, or none where it cannot be stored: an older name would be another account's. */
function namingChanges(stored: string[], name: string): Change[] {
  const wanted = isStorable(name) ? [name] : [];
  if (stored.join('\n') === wanted.join('\n')) return [];
  return [
    ...(stored.length > 0 ? [changeOf('delete', NAME, stored)] : []),
    ...(wanted.length > 0 ? [changeOf('add', NAME, wanted)] : []),
  ];
}

const hasClass = (entry: Entry): boolean =>
  values(entry, 'objectClass').some((value) => value.toLowerCase() === CLASS.toLowerCase());

/**
 * What makes the entry name the account. The id is added and never replaced: the attribute has room for one value, so the server itself
 * refuses a second one. Throws `wikimedia-other-linked`.
 */
function linkingChanges(entry: Entry, { id, name }: WikimediaAccount): Change[] {
  const linked = readWikimedia(entry);
  if (linked && linked.id !== id) throw otherLinked(linked);
  return [
    ...(hasClass(entry) ? [] : [changeOf('add', 'objectClass', [CLASS])]),
    ...(linked ? [] : [changeOf('add', ID, [String(id)])]),
    ...namingChanges(values(entry, NAME), name),
  ];
}

/** Takes back exactly what stands there; nothing where the entry names another account or none. */
function unlinkingChanges(entry: Entry, wikimediaId: number): Change[] {
  if (readWikimedia(entry)?.id !== wikimediaId) return [];
  const names = values(entry, NAME);
  return [
    changeOf('delete', ID, [String(wikimediaId)]),
    ...(names.length > 0 ? [changeOf('delete', NAME, names)] : []),
  ];
}

/** A `LinkedAccountDirectory` over the connection of the session. */
export function createLinkedAccounts(
  { people, timeouts }: DirectoryProfile,
  { read, write }: LdapSession,
): LinkedAccountDirectory {
  const timeLimit = Math.ceil(timeouts.operationMs / 1000);
  const dnOf = (shellName: string): string => childDn('uid', shellName, people.base);
  const readEntry = (client: Client, shellName: string) =>
    readAt(client, dnOf(shellName), {
      attributes: ['objectClass', ID, NAME, PHABRICATOR],
      timeLimit,
    });

  /** False where the entry was changed by somebody else between the look and the write. */
  const modify = async (asked: string, shellName: string, changes: Change[]): Promise<boolean> => {
    const races = ['noSuchAttribute', 'valueExists', 'constraintViolation'] as const;
    const answer = await write(asked, (client) =>
      answerOf(client.modify(dnOf(shellName), changes), races),
    );
    return answer === undefined;
  };

  /** Looks and writes until one look was still true when its write came. */
  const change = async (
    asked: string,
    shellName: string,
    changesOf: (entry: Entry) => Change[],
  ): Promise<void> => {
    for (let left = TRIES; left > 0; left -= 1) {
      // Asked as a write, so that nobody who has not signed in gets as far as a refusal of the server.
      const entry = await write(asked, (client) => readEntry(client, shellName));
      const changes = changesOf(entry ?? { dn: dnOf(shellName) });
      if (changes.length === 0 || (await modify(asked, shellName, changes))) return;
    }
    throw new AppError('entry-changed', 'Somebody else changes the entry at the same time');
  };

  return {
    linkedTo: (shellName) =>
      read('read the accounts that are linked', async (client) => {
        const asked = { filter: tellsPhabricator, attributes: ['1.1'], timeLimit };
        const [entry, told] = await Promise.all([
          readEntry(client, shellName),
          readAt(client, dnOf(shellName), asked),
        ]);
        return (
          entry && {
            wikimedia: readWikimedia(entry),
            phabricator: values(entry, PHABRICATOR)[0],
            tellsPhabricator: told !== undefined,
          }
        );
      }),

    async holdersOf(wikimediaId) {
      // Without an index in production: slapd goes through everybody of this class, which has one (docs/facts.md 8).
      const filters = [
        new EqualityFilter({ attribute: 'objectClass', value: CLASS }),
        new EqualityFilter({ attribute: ID, value: String(wikimediaId) }),
      ];
      const options = { filter: new AndFilter({ filters }), attributes: ['uid'], timeLimit };
      const { searchEntries } = await read('look who links an account', (client) =>
        client.search(people.base, options),
      );
      return searchEntries.flatMap((entry) => shellNameOf(entry) ?? []);
    },

    link: (shellName, account) =>
      change('link a Wikimedia account', shellName, (entry) => linkingChanges(entry, account)),

    unlink: (shellName, wikimediaId) =>
      change('unlink a Wikimedia account', shellName, (entry) =>
        unlinkingChanges(entry, wikimediaId),
      ),
  };
}
