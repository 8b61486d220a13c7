import { sameName } from '../../../../shared/names/same-name.ts';
import { sameKey } from '../../../../shared/keys/ssh-key.ts';
import { holdsMail, holdsName } from '../../base/entry-names.ts';
import { AppError } from '../../base/errors.ts';
import type { Directory, PersonEntry } from '../../ports/directory.ts';
import { unlessAway } from '../../systems/asking.ts';
import { otherKeyHolder } from '../base/find.ts';
import type { AccountFacts } from './facts.ts';

/** What one search shows of everybody who matters to this account. */
export interface AccountState {
  /** The entry that has the wanted shell name. */
  readonly own: PersonEntry | undefined;
  /** Somebody else who has one of the two names, in whichever attribute. */
  readonly nameHolder: PersonEntry | undefined;
  /** Somebody else who has the number. */
  readonly numberHolder: PersonEntry | undefined;
  /** Another person who has the e-mail address. */
  readonly mailHolder: PersonEntry | undefined;
  /** Somebody with the same e-mail address whose account was closed. */
  readonly closed: PersonEntry | undefined;
}

/** Asks the directory once for everybody who matters to this account. */
export async function lookAround(
  directory: Pick<Directory, 'look'>,
  facts: AccountFacts,
): Promise<AccountState> {
  const { username, shellName, email, uidNumber } = facts;
  const entries = await directory.look({
    names: [username, shellName],
    mail: email,
    ...(uidNumber === undefined ? {} : { uidNumber }),
  });
  const own = entries.find(({ kind, uid }) => kind === 'person' && sameName(uid, shellName));
  const others = entries.filter((entry) => entry !== own);
  const hasName = (entry: PersonEntry): boolean =>
    [username, shellName].some((name) => holdsName(entry, name));
  return {
    own,
    nameHolder: others.find(hasName),
    numberHolder: others.find((entry) => uidNumber !== undefined && entry.uidNumber === uidNumber),
    mailHolder: others.find((entry) => entry.kind === 'person' && holdsMail(entry, email)),
    closed: entries.find((entry) => entry.blocked && holdsMail(entry, email)),
  };
}

/** Whether the entry is this newcomer's: uid, a cn and a mail agree. The caller knows that uid does. */
export const isSamePerson = (
  entry: PersonEntry,
  facts: Pick<AccountFacts, 'username' | 'email'>,
): boolean => entry.cns.some((cn) => sameName(cn, facts.username)) && holdsMail(entry, facts.email);

/** Whether an entry has this key, whatever its comment. */
export const holdsKey = (entry: PersonEntry, line: string): boolean =>
  entry.sshPublicKeys.some((stored) => sameKey(stored, line));

/**
 * Who else has this newcomer's key, where nobody said why that is right: one key is one person's, whichever desk or bundle it came from. A directory
 * that is too slow to tell is no obstacle, as nothing is indexed for it (docs/facts.md 4).
 */
export async function unsharedKeyHolder(
  directory: Pick<Directory, 'keyHolders'>,
  { shellName, sshKey, sharedBecause }: AccountFacts,
): Promise<PersonEntry | undefined> {
  if (sshKey === undefined || sharedBecause !== undefined) return undefined;
  return unlessAway(() => otherKeyHolder(directory, shellName, sshKey));
}

/** Two entries with one number: whoever sees it takes another. Deciding by age or name would be wrong, as the other may have looked too early. */
export const numberTaken = (uidNumber: number | undefined): AppError =>
  new AppError('number-taken', `uidNumber ${uidNumber} is held by somebody else too`, {
    params: [String(uidNumber)],
  });
