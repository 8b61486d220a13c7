import { EqualityFilter, OrFilter, type Client, type Entry } from 'ldapts';
import type { DirectoryProfile } from '../../../shared/domain/profile.ts';
import type { Directory, Membership } from '../../core/ports/directory.ts';
import {
  ASSERTION,
  AssertionControl,
  inNoGroup,
  readState,
  sameState,
  writeState,
} from './assertion.ts';
import { readAt } from './base-read.ts';
import { changeOf } from './change-of.ts';
import { readEndlessPolicies } from './closed.ts';
import { changedAttributes, serversOwn } from './changed-attributes.ts';
import { commonBase, isChildOf, nameOf, splitDn } from './dn.ts';
import { unlessAlready } from './connection/errors.ts';
import { readPersonEntry } from './person-entry.ts';
import { values } from './values.ts';
import type { RunLdap } from './connection/session.ts';

/** What may name a person, by DN and by uid; all of it has an equality index (docs/facts.md 3). */
const namesDn = ['member', 'uniqueMember', 'roleOccupant'];
const namesUid = ['memberUid', 'sudoUser'];

interface Options {
  readonly profile: DirectoryProfile;
  readonly dnOf: (uid: string) => string;
  /** Where to look for groups on a server that does not tell its naming contexts. */
  readonly tree: string;
  readonly read: RunLdap;
  readonly write: RunLdap;
}

type Removal = Pick<Directory, 'examine' | 'removePerson' | 'removeKeys'>;

const is = (value: string) => (attribute: string) => new EqualityFilter({ attribute, value });

/** Takes back what was written of a person: looks at all of it first, and deletes only what it has seen. */
export function createPersonRemoval({ profile, dnOf, tree, read, write }: Options): Removal {
  const timeLimit = Math.ceil(profile.timeouts.operationMs / 1000);

  const readServer = async (client: Client) => {
    const attributes = ['supportedControl', 'namingContexts'];
    const { searchEntries } = await client.search('', { scope: 'base', attributes, timeLimit });
    const [server = { dn: '' }] = searchEntries;
    const holds = (context: string): boolean =>
      splitDn(commonBase([profile.people.base, context])).length === splitDn(context).length;
    return {
      canAssert: values(server, 'supportedControl').includes(ASSERTION),
      context: values(server, 'namingContexts').find(holds) ?? tree,
    };
  };

  const groupsOf = async (client: Client, uid: string, context: string): Promise<string[]> => {
    const filters = [...namesDn.map(is(dnOf(uid))), ...namesUid.map(is(uid))];
    const filter = new OrFilter({ filters });
    const found = await client.search(context, {
      scope: 'sub',
      filter,
      timeLimit,
      attributes: ['1.1'],
    });
    return found.searchEntries.map(({ dn }) => dn);
  };

  const membershipOf = (dn: string): Membership => ({
    kind: profile.tools && isChildOf(dn, profile.tools.groups) ? 'tool' : 'group',
    name: nameOf(dn),
  });

  const stateOf = async (client: Client, entry: Entry): Promise<string | undefined> => {
    const [uuid, csn] = ['entryUUID', 'entryCSN'].map((name) => values(entry, name)[0]);
    if (uuid === undefined || csn === undefined) return undefined;
    const asked = { filter: inNoGroup, attributes: ['1.1'], timeLimit };
    const outside = await readAt(client, entry.dn, asked);
    return writeState({ uuid, csn, tellsGroups: outside !== undefined });
  };

  return {
    examine: (person) =>
      read('examine an entry', async (client) => {
        const attributes = ['*', ...serversOwn];
        const found = await readAt(client, dnOf(person.uid), { attributes, timeLimit });
        if (!found) return undefined;
        const endless = await readEndlessPolicies(client, [found]);
        const entry = readPersonEntry(found, profile, endless);
        if (!entry) return undefined;
        const { canAssert, context } = await readServer(client);
        const groups = await groupsOf(client, person.uid, context);
        return {
          entry,
          changed: changedAttributes(found, person, profile),
          memberships: [...new Set([...groups, ...values(found, 'memberOf')])].map(membershipOf),
          state: canAssert ? await stateOf(client, found) : undefined,
        };
      }),

    async removePerson(uid, state) {
      const only = state === undefined ? [] : [new AssertionControl(sameState(readState(state)))];
      await write('delete an entry', (client) =>
        unlessAlready('noSuchObject', client.del(dnOf(uid), only)),
      );
    },

    async removeKeys(uid, lines) {
      const type = 'sshPublicKey';
      await write('delete SSH keys', async (client) => {
        // As bytes: a comment need not be UTF-8, and only what is stored exactly so can be deleted.
        const bytes = { attributes: [type], explicitBufferAttributes: [type] };
        const found = await readAt(client, dnOf(uid), { ...bytes, timeLimit });
        const stored = [found?.[type] ?? []].flat().map((value) => Buffer.from(value));
        const same = stored.filter((value) => lines.includes(value.toString()));
        if (same.length === 0) return;
        const change = changeOf('delete', type, same);
        await unlessAlready('noSuchAttribute', client.modify(dnOf(uid), change));
      });
    },
  };
}
