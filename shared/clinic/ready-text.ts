import type { ClinicHelper, Mend } from './clinic.ts';

/** Who can mend it, what is wrong and what they are asked for. English: those who read it are not the ones at the desk. */
interface Ask {
  readonly to: ClinicHelper;
  readonly wrong: string;
  readonly please: string;
}

/** `$1`, `$2` … are the fillings of the line. */
const asks = {
  'names-shared': {
    to: 'account-managers',
    wrong: 'Another entry, $1, has one of this account’s names as well.',
    please: 'Rename one of the two entries, so that logging in means one person only.',
  },
  'lock-for-good': {
    to: 'account-managers',
    wrong: 'The account is locked in the LDAP directory, with no end.',
    please: 'Tell us why, and unlock it if it was locked by mistake.',
  },
  'lock-unknown': {
    to: 'account-managers',
    wrong:
      'The account is locked after wrong passwords, and the directory does not show for how long.',
    please: 'Unlock it, or tell us when the lock ends.',
  },
  'entry-classes': {
    to: 'account-managers',
    wrong: 'The LDAP entry lacks the object classes: $1.',
    please: 'Add them to the entry.',
  },
  'entry-lacks': {
    to: 'account-managers',
    wrong: 'The LDAP entry lacks the attributes: $1.',
    please: 'Add them to the entry.',
  },
  'entry-shell': {
    to: 'account-managers',
    wrong: 'The login shell of the entry is $1, which lets nobody in.',
    please: 'Set the usual login shell, unless the account was disabled on purpose.',
  },
  'number-missing': {
    to: 'account-managers',
    wrong: 'The LDAP entry has no uidNumber.',
    please: 'Give it a free uidNumber.',
  },
  'number-twice': {
    to: 'account-managers',
    wrong: 'Another entry, $2, has the same uidNumber $1.',
    please: 'Give one of the two entries a free uidNumber, and correct the owner of its files.',
  },
  'project-disabled': {
    to: 'cloud-admins',
    wrong: 'The project $1 is disabled.',
    please: 'Enable it, if it was not disabled on purpose.',
  },
  'bastion-missing': {
    to: 'cloud-admins',
    wrong: 'The account has no role in the project of the jump hosts, $1, so it cannot pass them.',
    please: 'Grant the role $2 in that project.',
  },
  'tool-numbers': {
    to: 'toolforge-admins',
    wrong: 'The entries of the tool $1 have different numbers: $2.',
    please: 'Give the group and the user of the tool the same number.',
  },
  'tool-number-twice': {
    to: 'toolforge-admins',
    wrong: 'Another entry, $3, has the same number $2 as the tool $1.',
    please: 'Give one of the two a free number, and correct the owner of its files.',
  },
  'tool-sudo': {
    to: 'toolforge-admins',
    wrong:
      'The sudo rule of the tool $1 does not say what it has to, so “become $1” asks for a password.',
    please: 'Restore the rule.',
  },
  'tool-disabled': {
    to: 'toolforge-admins',
    wrong: 'The tool $1 is disabled.',
    please: 'Enable it, if its maintainers still need it.',
  },
  'quota-full': {
    to: 'cloud-admins',
    wrong: 'The quota “$1” of the project $4 is used up: $2 of $3.',
    please: 'Raise this quota, or tell us what can be removed.',
  },
} as const satisfies Readonly<Record<string, Ask>>;

type Key = keyof typeof asks;
type Parts<K extends string> = K extends `${infer C}-${infer F}`
  ? { readonly check: C; readonly found: F }
  : never;

/** A finding that only people with more rights can mend. */
export type TextCheck = Parts<Key>;

/** Whom it is about. */
export interface TextAbout {
  readonly shellName: string;
  readonly username: string;
  readonly uidNumber: number | undefined;
}

const fill = (text: string, params: readonly (string | number)[]): string =>
  text.replaceAll(/\$(\d)/gu, (all, n: string) => String(params[Number(n) - 1] ?? all));

function textOf(
  { to, wrong, please }: Ask,
  params: readonly (string | number)[],
  { shellName, username, uidNumber }: TextAbout,
): Mend {
  const text = [
    `Developer account: ${username === '' ? shellName : `${username} (shell username ${shellName})`}`,
    ...(uidNumber === undefined ? [] : [`UID number: ${uidNumber}`]),
    '',
    fill(wrong, params),
    fill(please, params),
  ].join('\n');
  return { is: 'text', to, text };
}

/** The text for the people who can mend this, with everything they need to know. */
export function askHelpers(
  { check, found }: TextCheck,
  params: readonly (string | number)[],
  about: TextAbout,
): Mend {
  const key: Key = `${check}-${found}` as Key; // of these two parts it was made
  return textOf(asks[key], params, about);
}

/** What is asked for where no desk may do it, as the event protects what it would change. */
const protectedAsks = {
  membership: {
    to: 'cloud-admins',
    wrong: 'The account lacks roles in the project $1, which desks at this event do not change.',
    please: 'Grant the roles of a $2 in that project.',
  },
  again: {
    to: 'cloud-admins',
    wrong:
      'The account has a role in the project $1, but the LDAP group of the project does not list it. Desks at this event do not change that project.',
    please: 'Grant the role again, so that the LDAP group is written again.',
  },
  keys: {
    to: 'account-managers',
    wrong:
      'The stored SSH keys are not in order, and desks at this event do not change this account.',
    please: 'Put them in order, or tell the person how to do it.',
  },
  tool: {
    to: 'toolforge-admins',
    wrong:
      'The LDAP entries of the tool $1 are not complete, and desks at this event do not change it.',
    please: 'Complete its entries.',
  },
} as const satisfies Readonly<Record<string, Ask>>;

/** The text in the place of a request that would be refused: the event protects what it would change. Any other mend as it is. */
export function askInstead(mend: Mend, about: TextAbout): Mend {
  if (mend.is === 'membership') {
    return textOf(
      protectedAsks[mend.again ? 'again' : 'membership'],
      [mend.project, mend.as],
      about,
    );
  }
  if (mend.is === 'tool') return textOf(protectedAsks.tool, [mend.name], about);
  if (mend.is === 'keys' || mend.is === 'new-key') return textOf(protectedAsks.keys, [], about);
  return mend;
}
