import type { Person, PersonSummary } from '../../../shared/domain/account.ts';
import { personNamed, usernameOf } from '../base/entry-names.ts';
import { AppError } from '../base/errors.ts';
import { sameShellName } from '../../../shared/names/shell-name.ts';
import type { Directory, PersonEntry } from '../ports/directory.ts';
import type { KeysService } from './keys.ts';

/** Rows of a search; whoever needs more types more of the name. */
const MOST_FOUND = 20;

const summary = (entry: PersonEntry): PersonSummary => ({
  shellName: entry.uid,
  username: usernameOf(entry),
  blocked: entry.blocked,
});

/** Finds and shows people as the directory has them now. */
export function createPeople({ directory, keys }: { directory: Directory; keys: KeysService }) {
  /** A stored key that the event's rules would refuse is still shown, by its type. */
  const shownKey = (line: string): Person['keys'][number] => {
    const key = keys.inspect(line);
    if (key.ok) return { type: key.type, fingerprint: key.fingerprint, comment: key.comment };
    return {
      type: line.split(/\s/u)[0]?.slice(0, 64) ?? '',
      fingerprint: keys.fingerprintOf(line),
      comment: '',
    };
  };

  return {
    async find(text: string): Promise<{ people: PersonSummary[]; more: boolean }> {
      const found = await directory.search(text, MOST_FOUND + 1);
      return { people: found.slice(0, MOST_FOUND).map(summary), more: found.length > MOST_FOUND };
    },

    /** Throws `not-found` where no person has this shell name. */
    async show(shellName: string): Promise<Person> {
      const found = await directory.look({ names: [shellName] });
      const entry = personNamed(found, shellName);
      if (!entry) {
        throw new AppError('not-found', `No person has the shell name ${shellName}`, {
          params: [shellName],
        });
      }
      return {
        ...summary(entry),
        email: entry.mails[0] ?? '',
        otherNames: [
          ...entry.uids.filter((uid) => !sameShellName(uid, entry.uid)),
          ...entry.cns.slice(1),
        ],
        otherEmails: entry.mails.slice(1),
        uidNumber: entry.uidNumber ?? 0,
        keys: entry.sshPublicKeys.map(shownKey),
      };
    },
  };
}

/** Finds and shows people as the directory has them. */
export type PeopleService = ReturnType<typeof createPeople>;
