import { createPracticeDirectory } from '../../electron/adapters/practice/directory.ts';
import { isSaltedHash, saltedHash } from '../../electron/adapters/ldap/salted-hash.ts';
import type { PracticeEntry } from '../../electron/adapters/practice/people.ts';
import { AppError } from '../../electron/core/errors.ts';
import type { Directory, PersonEntry } from '../../electron/core/ports/directory.ts';
import type { DirectoryProfile } from '../../shared/domain/profile.ts';
import { unreachable } from '../fakes/faulty-directory.ts';
import type { Resident } from './plan.ts';
import type { Seeded } from './seeded.ts';
import type { VirtualTime } from './virtual-time.ts';

const SLOWEST_MS = 40;
/** How far apart slapd's check for a second holder and its write are, and how far on a bad day. */
const GAP_MS = 15;
const WIDE_GAP_MS = 200;

/** The directory of one run, and the network to it. */
export interface PracticeServer {
  readonly directory: Directory;
  /** Takes a call there and its answer back, each after a while. */
  carry(deliver: () => Promise<unknown>): Promise<unknown>;
  /** Dies now, and comes back after this time. */
  restart(ms: number): void;
  everybody(): readonly PersonEntry[];
}

/** Hashed as production does: practice's own hash costs more, and here thousands are made. */
const keptAs = (password: string): string =>
  isSaltedHash(password) ? password : saltedHash(password);

const entryOf = ({ username, shellName, email, password, ...same }: Resident): PracticeEntry => ({
  ...same,
  kind: 'person',
  uid: shellName,
  cn: username,
  mail: email,
  sshPublicKeys: [],
  secret: keptAs(password),
});

export const timedOut = (): never => {
  throw new AppError('directory-timeout', 'The answer did not come');
};

interface Options {
  readonly profile: DirectoryProfile;
  readonly residents: readonly Resident[];
  readonly time: VirtualTime;
  readonly chance: Seeded;
}

export function createPracticeServer({
  profile,
  residents,
  time,
  chance,
}: Options): PracticeServer {
  const people = residents.map(entryOf);
  let everybody: readonly PracticeEntry[] = people;
  let lives = 1;
  let downUntil = 0;
  const directory = createPracticeDirectory({
    ...{ profile, tree: { people } },
    keep: (tree) => void (everybody = tree.people),
    beforeWrite: () => time.wait(chance.below(chance.chance(0.1) ? WIDE_GAP_MS : GAP_MS)),
  });
  const travel = (): Promise<void> => time.wait(chance.below(SLOWEST_MS));
  const isDown = (): boolean => time.clock.now().getTime() < downUntil;
  return {
    directory: {
      ...directory,
      addPerson: (person, password) => directory.addPerson(person, keptAs(password)),
    },
    async carry(deliver) {
      await travel();
      if (isDown()) return unreachable();
      const life = lives;
      const answer = await deliver();
      await travel();
      return life === lives ? answer : unreachable();
    },
    restart(ms) {
      lives += 1;
      downUntil = time.clock.now().getTime() + ms;
    },
    everybody: () => everybody,
  };
}
