import type { Entry } from 'ldapts';
import type { DirectoryProfile, ToolRules } from '../../../shared/domain/profile.ts';
import type { NewTool, ToolPart, ToolState } from '../../core/ports/tool-directory.ts';
import { closingAttributes, isClosed } from './closed.ts';
import { childDn, childName } from './dn.ts';
import { values } from './values.ts';

/** What `become` and the tool's web services expect (docs/facts.md 5). */
const SHELL = '/bin/bash';
/** Stands in the place of the shell once a tool was disabled. */
const DISABLED_SHELL = '/bin/disabledtoolshell';
const homeOf = (name: string): string => `/data/project/${name}`;

type Attributes = Record<string, string | string[]>;

/** The DN of each entry of a tool. */
export function toolDns(name: string, rules: ToolRules): Readonly<Record<ToolPart, string>> {
  const account = rules.prefix + name;
  return {
    group: childDn('cn', account, rules.groups),
    user: childDn('uid', account, rules.people),
    'sudo-rule': childDn('cn', `runas-${account}`, rules.sudoers),
  };
}

/** What is read of each entry. The policy attributes are operational: they come only when asked for by name. */
export const toolAttributes: Readonly<Record<ToolPart, string[]>> = {
  group: ['gidNumber', 'member'],
  user: ['uidNumber', 'gidNumber', 'loginShell', ...closingAttributes],
  'sudo-rule': ['*'],
};

/** `groupOfNames` cannot be without a member, so the first maintainer comes with it. */
export const groupAttributes = (
  { name, gidNumber }: NewTool,
  maintainerDn: string,
  { prefix }: ToolRules,
): Attributes => ({
  objectClass: ['groupOfNames', 'posixGroup'],
  cn: prefix + name,
  gidNumber: String(gidNumber),
  member: maintainerDn,
});

export const userAttributes = (
  { name, gidNumber }: NewTool,
  { prefix }: ToolRules,
): Attributes => ({
  objectClass: ['shadowAccount', 'posixAccount', 'person', 'top'],
  uid: prefix + name,
  cn: prefix + name,
  sn: prefix + name,
  uidNumber: String(gidNumber),
  gidNumber: String(gidNumber),
  homeDirectory: homeOf(name),
  loginShell: SHELL,
});

/** Whoever is in the group may run everything as the tool, without a password (man sudoers.ldap). */
const sudoRule = (account: string): Readonly<Record<string, string>> => ({
  sudoUser: `%${account}`,
  sudoHost: 'ALL',
  sudoCommand: 'ALL',
  sudoOption: '!authenticate',
  sudoRunAsUser: account,
});

export const sudoRuleAttributes = (name: string, { prefix }: ToolRules): Attributes => ({
  objectClass: 'sudoRole',
  cn: `runas-${prefix}${name}`,
  ...sudoRule(prefix + name),
});

/** Undefined where the attribute is missing or no number. */
function numberIn(entry: Entry, attribute: string): number | undefined {
  const number = Number.parseInt(values(entry, attribute)[0] ?? '', 10);
  return Number.isNaN(number) ? undefined : number;
}

/** Members below the people are maintainers, by their shell names; tools and whoever else are `others`, by their DNs. */
export function readGroup(entry: Entry, peopleBase: string): NonNullable<ToolState['group']> {
  const members = values(entry, 'member').map((dn) => ({
    dn,
    shellName: childName('uid', dn, peopleBase),
  }));
  return {
    gidNumber: numberIn(entry, 'gidNumber'),
    maintainers: members.flatMap(({ shellName }) => shellName ?? []),
    others: members.filter(({ shellName }) => shellName === undefined).map(({ dn }) => dn),
  };
}

/** Nobody logs in as a tool by password, so that a tool is locked by whoever disables it alone, and any time says so. */
export const readUser = (
  entry: Entry,
  profile: DirectoryProfile,
): NonNullable<ToolState['user']> => ({
  uidNumber: numberIn(entry, 'uidNumber'),
  gidNumber: numberIn(entry, 'gidNumber'),
  disabled:
    values(entry, 'loginShell').includes(DISABLED_SHELL) ||
    values(entry, 'pwdAccountLockedTime').length > 0 ||
    isClosed(entry, profile),
});

/** `right` only where each of its attributes says exactly what it has to, and it has no other: one more could forbid, or allow more. */
export function judgeSudoRule(
  entry: Entry | undefined,
  name: string,
  { prefix }: ToolRules,
): ToolState['sudoRule'] {
  if (!entry) return 'missing';
  const wanted = new Map(
    Object.entries(sudoRule(prefix + name)).map(([key, value]) => [key.toLowerCase(), value]),
  );
  const stands = Object.keys(entry).filter((key) => /^sudo/i.test(key));
  const isRight = (key: string): boolean =>
    values(entry, key).join('\n') === wanted.get(key.toLowerCase());
  return stands.length === wanted.size && stands.every(isRight) ? 'right' : 'other';
}
