import {
  AndFilter,
  EqualityFilter,
  GreaterThanEqualsFilter,
  OrFilter,
  SubstringFilter,
  type Client,
  type Entry,
  type SearchOptions,
} from 'ldapts';
import type { DirectoryProfile, ToolRules } from '../../../shared/domain/profile.ts';
import { sameName } from '../../../shared/names/same-name.ts';
import { AppError } from '../../core/base/errors.ts';
import type { ToolDirectory, ToolPart } from '../../core/ports/tool-directory.ts';
import { readAt, unlessGone } from './base-read.ts';
import { changeOf, swapOf } from './change-of.ts';
import { childDn, childName, commonBase, nameOf } from './dn.ts';
import { answerOf, unlessAlready } from './connection/errors.ts';
import { IncrementChange } from './increment.ts';
import { values } from './values.ts';
import type { LdapSession } from './connection/session.ts';
import {
  groupAttributes,
  judgeSudoRule,
  readGroup,
  readUser,
  sudoRuleAttributes,
  toolAttributes,
  toolDns,
  userAttributes,
} from './tool-entries.ts';

const is = (attribute: string, value: string): EqualityFilter =>
  new EqualityFilter({ attribute, value });
const group = is('objectClass', 'posixGroup');
const account = is('objectClass', 'posixAccount');

/** The deepest base of everybody and everything that has a number. */
const treeOf = ({ people, groups }: DirectoryProfile, tools: ToolRules): string =>
  commonBase([people.base, tools.people, tools.groups, ...(groups ? [groups.base] : [])]);

/** A `ToolDirectory` over the connection of the session. */
export function createToolDirectory(
  profile: DirectoryProfile,
  rules: ToolRules,
  { read, write }: LdapSession,
): ToolDirectory {
  const timeLimit = Math.ceil(profile.timeouts.operationMs / 1000);
  const tree = treeOf(profile, rules);
  const personDn = (shellName: string): string => childDn('uid', shellName, profile.people.base);
  const dnOf = (name: string, part: ToolPart): string => toolDns(name, rules)[part];

  const isTool = ({ dn }: Entry): boolean =>
    nameOf(dn).toLowerCase().startsWith(rules.prefix.toLowerCase());

  const find = (asked: string, base: string, options: SearchOptions): Promise<Entry[]> =>
    read(asked, async (client) => {
      const { searchEntries } = await client.search(base, { ...options, timeLimit });
      return searchEntries;
    });

  const readPart = (client: Client, name: string, part: ToolPart) =>
    readAt(client, dnOf(name, part), { attributes: toolAttributes[part], timeLimit });

  /** The console named such entries by `cn` once (docs/facts.md 5): either way it is the tool's user. */
  const readUserOf = async (client: Client, name: string): Promise<Entry | undefined> => {
    const names = ['uid', 'cn'] as const;
    const account = rules.prefix + name;
    const filter = new OrFilter({ filters: names.map((attribute) => is(attribute, account)) });
    const asked = { filter, scope: 'one', attributes: toolAttributes.user, timeLimit } as const;
    const found = await unlessGone(client.search(rules.people, asked));
    const isNamed = (by: (typeof names)[number]) =>
      found.find(({ dn }) => sameName(childName(by, dn, rules.people) ?? '', account));
    return isNamed('uid') ?? isNamed('cn');
  };

  return {
    lookAtTool: (name) =>
      read('look at a tool', async (client) => {
        // Sent together, so that the three looks cost the time of one.
        const [groupEntry, userEntry, sudoEntry] = await Promise.all([
          readPart(client, name, 'group'),
          readUserOf(client, name),
          readPart(client, name, 'sudo-rule'),
        ]);
        return {
          group: groupEntry && readGroup(groupEntry, profile.people.base),
          user: userEntry && readUser(userEntry, profile),
          sudoRule: judgeSudoRule(sudoEntry, name, rules),
        };
      }),

    addGroup: (tool, maintainer) =>
      write("add a tool's group", (client) =>
        client.add(dnOf(tool.name, 'group'), groupAttributes(tool, personDn(maintainer), rules)),
      ),

    addUser: (tool) =>
      write("add a tool's user", (client) =>
        client.add(dnOf(tool.name, 'user'), userAttributes(tool, rules)),
      ),

    addSudoRule: (name) =>
      write("add a tool's sudo rule", (client) =>
        client.add(dnOf(name, 'sudo-rule'), sudoRuleAttributes(name, rules)),
      ),

    changeGroupNumber: (name, from, to) =>
      write("change a tool's gidNumber", (client) => {
        const swap = swapOf('gidNumber', String(from), String(to));
        return unlessAlready('noSuchAttribute', client.modify(dnOf(name, 'group'), swap));
      }),

    changeUserNumber: (name, from, to) =>
      write("change a tool's numbers", async (client) => {
        const entry = await readUserOf(client, name);
        const held = (entry && readUser(entry, profile).gidNumber) ?? from;
        // The `unique` overlay takes a gidNumber that is added here for a second one of the tool's own group; it does not look at an
        // increment (docs/facts.md 5).
        const numbers = [
          ...swapOf('uidNumber', String(from), String(to)),
          new IncrementChange('gidNumber', to - held),
        ];
        return unlessAlready(
          'noSuchAttribute',
          client.modify(entry?.dn ?? dnOf(name, 'user'), numbers),
        );
      }),

    addMaintainer: (name, shellName) =>
      write('add a maintainer', (client) => {
        const change = changeOf('add', 'member', [personDn(shellName)]);
        return unlessAlready('valueExists', client.modify(dnOf(name, 'group'), change));
      }),

    async removeMaintainer(name, shellName) {
      const answer = await write('remove a maintainer', (client) => {
        const change = changeOf('delete', 'member', [personDn(shellName)]);
        const gone = ['noSuchAttribute', 'noSuchObject', 'objectClassViolation'] as const;
        return answerOf(client.modify(dnOf(name, 'group'), change), gone);
      });
      // Whoever looked first may have seen another member who has gone since: the server decides.
      if (answer !== 'objectClassViolation') return;
      throw new AppError('last-maintainer', 'The last member of a tool cannot be removed', {
        params: [name, shellName],
      });
    },

    remove: (name, part) =>
      write('delete an entry of a tool', async (client) => {
        const user = part === 'user' ? await readUserOf(client, name) : undefined;
        await unlessAlready('noSuchObject', client.del(user?.dn ?? dnOf(name, part)));
      }),

    async findTools(text, limit) {
      const named = new SubstringFilter({
        attribute: 'cn',
        initial: rules.prefix,
        any: text === '' ? [] : [text],
      });
      const ofPerson = text === '' ? [] : [is('member', personDn(text))];
      const entries = await find('list tools', rules.groups, {
        scope: 'one',
        filter: new AndFilter({
          filters: [group, new OrFilter({ filters: [named, ...ofPerson] })],
        }),
        attributes: toolAttributes.group,
        sizeLimit: limit,
      });
      return entries.filter(isTool).map((entry) => ({
        name: nameOf(entry.dn).slice(rules.prefix.length),
        maintainers: readGroup(entry, profile.people.base).maintainers,
      }));
    },

    async toolsOf(shellName) {
      const filter = new AndFilter({ filters: [group, is('member', personDn(shellName))] });
      const options: SearchOptions = { scope: 'one', filter, attributes: ['1.1'] };
      const entries = await find('list the tools of a person', rules.groups, options);
      return entries.filter(isTool).map(({ dn }) => nameOf(dn).slice(rules.prefix.length));
    },

    async groupNumbersFrom(from, limit) {
      const atLeast = new GreaterThanEqualsFilter({ attribute: 'gidNumber', value: String(from) });
      const entries = await find('list gidNumbers', tree, {
        filter: new AndFilter({ filters: [group, atLeast] }),
        attributes: ['gidNumber'],
        sizeLimit: limit,
      });
      return entries
        .flatMap((entry) => values(entry, 'gidNumber'))
        .map(Number)
        .filter(Number.isSafeInteger);
    },

    async numberHolders(number) {
      const groups = new AndFilter({ filters: [group, is('gidNumber', String(number))] });
      const accounts = new AndFilter({ filters: [account, is('uidNumber', String(number))] });
      const entries = await find('look who holds a number', tree, {
        filter: new OrFilter({ filters: [groups, accounts] }),
        attributes: ['1.1'],
      });
      return entries.map(({ dn }) => nameOf(dn));
    },
  };
}
