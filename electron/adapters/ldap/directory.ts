import type { Filter, Entry } from 'ldapts';
import { AppError } from '../../core/base/errors.ts';
import type { Directory, PersonEntry } from '../../core/ports/directory.ts';
import { changeOf, swapOf } from './change-of.ts';
import { readEndlessPolicies } from './closed.ts';
import { childDn, commonBase } from './dn.ts';
import { unlessAlready } from './connection/errors.ts';
import { keyFilter, lookFilter, numbersFromFilter, searchFilter } from './filters.ts';
import { IncrementChange, PostReadControl } from './increment.ts';
import { createNamePages } from './name-pages.ts';
import { createPasswordCheck } from './password-check.ts';
import { createPersonRemoval } from './person-removal.ts';
import { newPersonAttributes, personAttributes, readPersonEntry } from './person-entry.ts';
import { values } from './values.ts';
import { createLdapSession, type LdapOptions } from './connection/session.ts';

/** A server may keep the value back from who may not read it; then nobody knows which number was taken. */
function readCounter(value: string | undefined): number {
  const number = Number(value);
  if (value && Number.isSafeInteger(number)) return number;
  const why = 'the counter entry did not show its number';
  throw new AppError('directory-refused', `The directory could not take a uidNumber: ${why}`, {
    params: [why],
  });
}

/** A search for a key reads every person (docs/facts.md 4). */
const KEY_SECONDS = 2;

/** A `Directory` over LDAP v3 (RFC 4511). Opens nothing until it is first used. */
export function createLdapDirectory(
  options: LdapOptions,
  session = createLdapSession(options),
): Directory {
  const { profile } = options;
  const { read, write } = session;
  const tree = commonBase([profile.people.base, ...(profile.tools ? [profile.tools.people] : [])]);
  const dnOf = (uid: string): string => childDn('uid', uid, profile.people.base);
  const passwords = createPasswordCheck(session.reach);
  const timeLimit = Math.ceil(profile.timeouts.operationMs / 1000);

  const find = async (
    asked: string,
    filter: Filter,
    { base = tree, attributes = personAttributes, sizeLimit = 0, limit = timeLimit } = {},
  ): Promise<Entry[]> => {
    const { searchEntries } = await read(asked, (client) =>
      client.search(base, { scope: 'sub', filter, attributes, sizeLimit, timeLimit: limit }),
    );
    return searchEntries;
  };

  const people = async (entries: readonly Entry[]): Promise<PersonEntry[]> => {
    const asked = 'read password policies';
    const endless = await read(asked, (client) => readEndlessPolicies(client, entries));
    return entries.flatMap((entry) => readPersonEntry(entry, profile, endless) ?? []);
  };

  return {
    signIn: (credentials) => session.signIn(credentials),
    signOut() {
      session.signOut();
      return Promise.resolve();
    },
    async probe() {
      await read('answer', (client) => client.search('', { scope: 'base', attributes: ['1.1'] }));
    },
    async look(what) {
      return people(await find('look up names', lookFilter(what)));
    },
    async keyHolders(line) {
      const withoutComment = line.split(' ').slice(0, 2).join(' ');
      const filter = keyFilter([line, withoutComment]);
      return people(
        await find('look for a key', filter, { base: profile.people.base, limit: KEY_SECONDS }),
      );
    },
    async search(text, limit) {
      const base = profile.people.base;
      return people(await find('search people', searchFilter(text), { base, sizeLimit: limit }));
    },
    namePage: createNamePages({ tree, timeLimit, run: read }),
    async addPerson(person, password) {
      const attributes = newPersonAttributes(person, password, profile);
      await write('add an entry', (client) => client.add(dnOf(person.uid), attributes));
    },
    async changeNumber(uid, from, to) {
      const swap = swapOf('uidNumber', String(from), String(to));
      await write('change a uidNumber', (client) =>
        unlessAlready('noSuchAttribute', client.modify(dnOf(uid), swap)),
      );
    },
    async addKey(uid, line) {
      await write('add an SSH key', (client) =>
        unlessAlready(
          'valueExists',
          client.modify(dnOf(uid), changeOf('add', 'sshPublicKey', [line])),
        ),
      );
    },
    ...createPersonRemoval({ profile, dnOf, tree, read, write }),
    acceptsPassword: (uid, password) => passwords.accepts(dnOf(uid), password),
    async takeNumber(by) {
      const { counterDn } = profile.uidNumber;
      if (counterDn === undefined) return undefined;
      const after = new PostReadControl('uidNumber');
      await write('take a uidNumber', (client) =>
        client.modify(counterDn, new IncrementChange('uidNumber', by), after),
      );
      return readCounter(after.value);
    },
    async numbersFrom(from, limit) {
      const entries = await find('list uidNumbers', numbersFromFilter(from), {
        attributes: ['uidNumber'],
        sizeLimit: limit,
      });
      return entries
        .flatMap((entry) => values(entry, 'uidNumber'))
        .map(Number)
        .filter(Number.isSafeInteger);
    },
    close() {
      session.close();
      passwords.close();
      return Promise.resolve();
    },
  };
}
