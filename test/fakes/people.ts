import type { Directory, NewPerson, PersonEntry } from '../../electron/core/ports/directory.ts';
import { createPracticeDirectory } from '../../electron/adapters/practice/directory/directory.ts';
import type { PracticeEntry } from '../../electron/adapters/practice/directory/people.ts';
import { hashOf } from '../../electron/adapters/practice/directory/password-hash.ts';
import { plainProfile } from './profile.ts';

export const janesName = 'Jane Doe';
export const janesMail = 'jane@example.org';

export const jane: PersonEntry = {
  kind: 'person',
  uid: 'jdoe',
  uids: ['jdoe'],
  cns: [janesName],
  mails: [janesMail],
  uidNumber: 100_007,
  sshPublicKeys: [],
  blocked: false,
};

/** An entry of one name and address as it was when it was made. */
export const asMade = ({
  uid,
  cns: [cn = ''],
  mails: [mail = ''],
  uidNumber = 0,
}: PersonEntry): NewPerson => ({ uid, cn, mail, uidNumber });

export const janesPassword = 'nine horses ran';

/** A practice directory with exactly these people; each has Jane's password. */
export function directoryOf(...people: PersonEntry[]): Directory {
  const entries: PracticeEntry[] = people.map((person) => ({
    ...person,
    secret: hashOf(janesPassword),
  }));
  return createPracticeDirectory({ profile: plainProfile().directory, tree: { people: entries } });
}
