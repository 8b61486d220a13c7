import type { Directory, PersonEntry } from '../../electron/core/ports/directory.ts';
import { createPracticeDirectory } from '../../electron/adapters/practice/directory/directory.ts';
import type { PracticeEntry } from '../../electron/adapters/practice/directory/people.ts';
import { hashOf } from '../../electron/adapters/practice/directory/password-hash.ts';
import { plainProfile } from './profile.ts';

export const jane: PersonEntry = {
  kind: 'person',
  uid: 'jdoe',
  cn: 'Jane Doe',
  mail: 'jane@example.org',
  uidNumber: 100_007,
  sshPublicKeys: [],
  blocked: false,
};

export const janesPassword = 'nine horses ran';

/** A practice directory with exactly these people; each has Jane's password. */
export function directoryOf(...people: PersonEntry[]): Directory {
  const entries: PracticeEntry[] = people.map((person) => ({
    ...person,
    secret: hashOf(janesPassword),
  }));
  return createPracticeDirectory({ profile: plainProfile().directory, tree: { people: entries } });
}
