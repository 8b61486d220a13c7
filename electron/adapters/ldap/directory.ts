import { Attribute, Change, type Client, type Filter, type Entry } from 'ldapts';
import type { DirectoryProfile } from '../../../shared/domain/profile.ts';
import { AppError } from '../../core/errors.ts';
import type { BindCredentials, Directory } from '../../core/ports/directory.ts';
import { createLdapConnection, type ConnectionOptions, type LdapConnection } from './connection.ts';
import { childDn, commonBase } from './dn.ts';
import { readEndpoint } from './endpoint.ts';
import { unlessAlready } from './errors.ts';
import { lookFilter, numbersFromFilter, searchFilter } from './filters.ts';
import { IncrementChange, PostReadControl } from './increment.ts';
import { createNamePages } from './name-pages.ts';
import { createPasswordCheck } from './password-check.ts';
import { createPersonRemoval } from './person-removal.ts';
import { newPersonAttributes, personAttributes, readPersonEntry } from './person-entry.ts';

const VALUE_EXISTS = 20;
const NO_SUCH_ATTRIBUTE = 16;

const change = (operation: 'add' | 'delete', type: string, value: string): Change =>
  new Change({ operation, modification: new Attribute({ type, values: [value] }) });

/** A server may keep the value back from who may not read it; then nobody knows which number was taken. */
function readCounter(value: string | undefined): number {
  const number = Number(value);
  if (value && Number.isSafeInteger(number)) return number;
  const why = 'the counter entry did not show its number';
  throw new AppError('directory-refused', `The directory could not take a uidNumber: ${why}`, {
    params: [why],
  });
}

export interface LdapDirectoryOptions {
  readonly profile: DirectoryProfile;
  /** PEM certificates to trust instead of the system's. */
  readonly ca?: string | undefined;
  readonly credentials?: BindCredentials | undefined;
}

/** A `Directory` over LDAP v3 (RFC 4511). Opens nothing until it is first used. */
export function createLdapDirectory(options: LdapDirectoryOptions): Directory {
  const { profile, ca } = options;
  const reach: ConnectionOptions = {
    endpoint: readEndpoint(profile.url, profile.jump !== undefined),
    ca,
    jump: profile.jump,
    ...profile.timeouts,
  };
  const tree = commonBase([profile.people.base, ...(profile.tools ? [profile.tools.people] : [])]);
  const dnOf = (uid: string): string => childDn('uid', uid, profile.people.base);
  const passwords = createPasswordCheck(reach);

  let signedIn = options.credentials !== undefined;
  let connection: LdapConnection = createLdapConnection(reach, options.credentials);

  const write = async (asked: string, operation: (client: Client) => Promise<void>) => {
    if (!signedIn) throw new AppError('sign-in-needed', `Nobody is signed in who could ${asked}`);
    await connection.run(asked, operation);
  };

  /** On whichever connection is the one in use. */
  const read: LdapConnection['run'] = (asked, operation) => connection.run(asked, operation);

  const find = async (
    asked: string,
    filter: Filter,
    { base = tree, attributes = personAttributes, sizeLimit = 0 } = {},
  ): Promise<Entry[]> => {
    const timeLimit = Math.ceil(profile.timeouts.operationMs / 1000);
    const { searchEntries } = await connection.run(asked, (client) =>
      client.search(base, { scope: 'sub', filter, attributes, sizeLimit, timeLimit }),
    );
    return searchEntries;
  };

  const people = (entries: readonly Entry[]) =>
    entries.flatMap((entry) => readPersonEntry(entry, profile) ?? []);

  return {
    async signIn(credentials) {
      const next = createLdapConnection(reach, credentials);
      try {
        await next.run('sign in', () => Promise.resolve());
      } catch (error) {
        next.close();
        throw error;
      }
      connection.close();
      connection = next;
      signedIn = true;
    },
    async signOut() {
      connection.close();
      connection = createLdapConnection(reach);
      signedIn = false;
      return Promise.resolve();
    },
    async probe() {
      await connection.run('answer', (client) =>
        client.search('', { scope: 'base', attributes: ['1.1'] }),
      );
    },
    async look(what) {
      return people(await find('look up names', lookFilter(what)));
    },
    async search(text, limit) {
      const base = profile.people.base;
      return people(await find('search people', searchFilter(text), { base, sizeLimit: limit }));
    },
    namePage: createNamePages({
      tree,
      timeLimit: Math.ceil(profile.timeouts.operationMs / 1000),
      run: (asked, operation) => connection.run(asked, operation),
    }),
    async addPerson(person, password) {
      const attributes = newPersonAttributes(person, password, profile);
      await write('add an entry', (client) => client.add(dnOf(person.uid), attributes));
    },
    async changeNumber(uid, from, to) {
      const swap = [
        change('delete', 'uidNumber', String(from)),
        change('add', 'uidNumber', String(to)),
      ];
      await write('change a uidNumber', (client) =>
        unlessAlready(NO_SUCH_ATTRIBUTE, client.modify(dnOf(uid), swap)),
      );
    },
    async addKey(uid, line) {
      await write('add an SSH key', (client) =>
        unlessAlready(VALUE_EXISTS, client.modify(dnOf(uid), change('add', 'sshPublicKey', line))),
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
      return entries.map((entry) => Number(entry['uidNumber'])).filter(Number.isSafeInteger);
    },
    close() {
      connection.close();
      passwords.close();
      return Promise.resolve();
    },
  };
}
