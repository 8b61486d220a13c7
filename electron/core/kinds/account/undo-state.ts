import type { Profile } from '../../../../shared/domain/profile.ts';
import { sameKey } from '../../../../shared/keys/ssh-key.ts';
import { takeOut } from '../../../../shared/keys/stored-keys.ts';
import { sameName } from '../../../../shared/names/same-name.ts';
import type { UndoReason, UndoStay } from '../../../../shared/requests/undo.ts';
import type { Directory, Examined, PersonEntry } from '../../ports/directory.ts';
import { isSamePerson } from './state.ts';
import type { UndoFacts } from './undo-facts.ts';
import { isLink } from './without-taken.ts';

/** What there is now of what a request did. */
export interface UndoneState {
  /** `as-made`: nothing was added or changed since, so that it may be deleted. */
  readonly account: 'gone' | 'as-made' | 'stays';
  /** Why it stays. */
  readonly reasons: readonly UndoStay[];
  /** The request's key as it is stored; several where it stands there with other comments. */
  readonly keys: readonly string[];
  /** Other keys that stand in one value with it, and are to stand there by themselves. */
  readonly keysBeside: readonly string[];
  /** What a deletion is held against (`Directory.removePerson`). */
  readonly state: string | undefined;
}

const stays = (why: UndoReason, ...params: string[]): UndoStay => ({
  what: 'account',
  why,
  params,
});

/** One reason that names several things; none where there are none. */
const naming = (why: UndoReason, names: readonly string[]): UndoStay[] =>
  names.length === 0 ? [] : [stays(why, names.join(', '))];

const isPassword = (attribute: string): boolean => attribute === 'userPassword';

/** Everything that speaks against deleting an entry that this request made. */
function reasonsOf(
  { entry, changed, memberships }: Examined,
  otherKeys: number,
  bastionGroup: string | undefined,
): UndoStay[] {
  const names = (wanted: 'group' | 'tool'): string[] =>
    memberships.filter(({ kind }) => kind === wanted).map(({ name }) => name);
  const isBastion = (name: string): boolean =>
    bastionGroup !== undefined && sameName(name, bastionGroup);
  const groups = names('group');
  return [
    ...(entry.blocked ? [stays('blocked')] : []),
    ...(otherKeys > 0 ? [stays('other-keys')] : []),
    ...(changed.some(isLink) ? [stays('linked')] : []),
    ...(changed.some(isPassword) ? [stays('password-changed')] : []),
    ...naming(
      'changed',
      changed.filter((name) => !isLink(name) && !isPassword(name)),
    ),
    ...naming(
      'in-groups',
      groups.filter((name) => !isBastion(name)),
    ),
    ...naming('in-bastion', groups.filter(isBastion)),
    ...naming('has-tools', names('tool')),
  ];
}

/** Numbers belong to one account for ever; where the number was given up since, it is still the same person's entry. */
const isTheAccount = (entry: PersonEntry, facts: UndoFacts): boolean =>
  entry.uidNumber === facts.uidNumber || isSamePerson(entry, facts);

type UndoDirectory = Pick<Directory, 'examine' | 'look'>;

/** The account is not under its shell name any more: it is gone, or somebody gave it another name. */
async function lookElsewhere(
  directory: UndoDirectory,
  { uidNumber }: UndoFacts,
): Promise<UndoneState> {
  const [holder] = await directory.look({ uidNumber });
  const reasons = holder ? [stays('renamed', holder.uid)] : [];
  return {
    account: holder ? 'stays' : 'gone',
    reasons,
    keys: [],
    keysBeside: [],
    state: undefined,
  };
}

/** The jump hosts' group, out of which the cloud takes nobody by itself; undefined where the event names none. */
export function bastionGroupOf({
  cloud,
  directory: { groups },
}: Pick<Profile, 'cloud' | 'directory'>): string | undefined {
  const project = cloud?.bastion?.project;
  return groups && project !== undefined ? groups.projectPrefix + project : undefined;
}

/** How what a plan sees is told. */
interface Told {
  readonly bastionGroup?: string | undefined;
  /** Makes of what there is what there will be. */
  readonly after?: (seen: Examined) => Examined;
}

/** Asks the directory what there is of a request's account and key. Throws what the directory throws. */
export async function lookAtUndone(
  directory: UndoDirectory,
  facts: UndoFacts,
  { bastionGroup, after = (seen) => seen }: Told = {},
): Promise<UndoneState> {
  const { shellName: uid, username: cn, email: mail, uidNumber, sshKey } = facts;
  const found = await directory.examine({ uid, cn, mail, uidNumber });
  if (!found || !isTheAccount(found.entry, facts)) return lookElsewhere(directory, facts);
  const seen = after(found);
  const { sshPublicKeys } = seen.entry;
  const isOurs = (stored: string): boolean => sshKey !== undefined && sameKey(stored, sshKey);
  const { goes: keys, stays: keysBeside } = takeOut(sshPublicKeys, isOurs);
  const others = sshPublicKeys.length - keys.length + keysBeside.length;
  const reasons =
    facts.origin === 'made' ? reasonsOf(seen, others, bastionGroup) : [stays('there-before')];
  const account = reasons.length === 0 ? 'as-made' : 'stays';
  return { account, reasons, keys, keysBeside, state: seen.state };
}
