import { createPracticeDirectories } from '../../electron/adapters/practice/directory/directories.ts';
import type { HookManners } from '../../electron/adapters/practice/group-hook.ts';
import { isSaltedHash, saltedHash } from '../../electron/adapters/ldap/salted-hash.ts';
import type { PracticeEntry } from '../../electron/adapters/practice/directory/people.ts';
import type { PracticeTree } from '../../electron/adapters/practice/directory/tree.ts';
import type { Directory, PersonEntry } from '../../electron/core/ports/directory.ts';
import type { LinkedAccountDirectory } from '../../electron/core/ports/linked-accounts.ts';
import type { ProjectGroups } from '../../electron/core/ports/project-groups.ts';
import type { ToolDirectory } from '../../electron/core/ports/tool-directory.ts';
import type { CloudProfile, Profile } from '../../shared/domain/profile.ts';
import { unreachable } from '../fakes/faulty-directory.ts';
import type { Ending } from './ending.ts';
import type { HookKind } from './fault-kinds.ts';
import type { Plan, Resident } from './plan.ts';
import { createPracticeCloudServer, type PracticeCloudServer } from './practice-cloud.ts';
import { createPracticeWay, type PracticeWay } from './practice-way.ts';
import type { Seeded } from './seeded.ts';
import type { VirtualTime } from './virtual-time.ts';
import type { CloudPlan } from './wish.ts';

/** How far apart slapd's check for a second holder and its write are, and how far on a bad day. */
const GAP_MS = 15;
const WIDE_GAP_MS = 200;

/** The directory of one run, and the network to it. */
export interface PracticeServer extends PracticeWay {
  readonly directory: Directory;
  readonly links: LinkedAccountDirectory;
  readonly tools: ToolDirectory | undefined;
  readonly groups: ProjectGroups | undefined;
  /** Undefined where the run is about accounts only. */
  readonly cloud: PracticeCloudServer | undefined;
  /** Whether the hook is as rude as the real one from now on, or quick and careful. */
  hookIsRude(rude: boolean): void;
  /** What it did to groups while it was rude. */
  hooked(): readonly HookKind[];
  everybody(): readonly PersonEntry[];
  /** Whose entry names which account of the wikis. */
  linked(): Ending['links'];
  /** Names of all tools of which an entry stands. */
  toolNames(): string[];
}

/** Hashed as production does: practice's own hash costs more, and here thousands are made. */
const keptAs = (password: string): string =>
  isSaltedHash(password) ? password : saltedHash(password);

const entryOf = (resident: Resident): PracticeEntry => {
  const { username, shellName, email, password, keys, ...same } = resident;
  return {
    ...same,
    kind: 'person',
    uid: shellName,
    uids: [shellName],
    cns: [username],
    mails: [email],
    sshPublicKeys: keys,
    secret: keptAs(password),
  };
};

/** Later than a desk looks at a group in one go. */
const LATE_MS = 1000;

/** How often the hook stumbles over a change, of one. */
const HOOK_FAILS = 0.1;

interface Options {
  readonly profile: Profile;
  readonly plan: Pick<Plan, 'residents' | 'cloud'>;
  readonly time: VirtualTime;
  readonly chance: Seeded;
}

export function createPracticeServer({ profile, plan, time, chance }: Options): PracticeServer {
  let tree: PracticeTree = { people: plan.residents.map(entryOf), tools: [], sudoRules: [] };
  const { directory, links, tools, groups, projectGroups } = createPracticeDirectories({
    ...{ profile: profile.directory, tree },
    keep: (next) => void (tree = next),
    beforeWrite: () => time.wait(chance.below(chance.chance(0.1) ? WIDE_GAP_MS : GAP_MS)),
  });
  const way = createPracticeWay({ time, chance, away: unreachable });
  const hooked: HookKind[] = [];
  let isRude = false;
  /** Each change takes a time of its own, so that those of one project overlap; and some are stumbled over. */
  const rudely = (longest: number): HookManners => ({
    delayMs() {
      const ms = isRude ? chance.below(longest) : 0;
      if (ms > LATE_MS) hooked.push('hook-late');
      return ms;
    },
    fails() {
      const isFailing = isRude && chance.chance(HOOK_FAILS);
      if (isFailing) hooked.push('hook-fails');
      return isFailing;
    },
  });
  const cloudOf = ({ services, hookDelay }: CloudPlan, rules: CloudProfile) =>
    createPracticeCloudServer({
      ...{ profile: rules, people: directory, groups: projectGroups },
      ...{ services, hook: rudely(hookDelay + 1), time, chance },
      wroteOfOld: () => void hooked.push('hook-writes-of-old'),
    });
  return {
    ...way,
    directory: {
      ...directory,
      addPerson: (person, password) => directory.addPerson(person, keptAs(password)),
    },
    links,
    tools,
    groups,
    cloud: plan.cloud && profile.cloud && cloudOf(plan.cloud, profile.cloud),
    hookIsRude: (rude) => void (isRude = rude),
    hooked: () => hooked,
    everybody: () => tree.people.filter(({ kind }) => kind === 'person'),
    linked: () =>
      tree.people.flatMap(({ uid: shellName, wikimedia }) =>
        wikimedia ? [{ shellName, id: wikimedia.id }] : [],
      ),
    toolNames: () => [...new Set([...tree.tools.map(({ name }) => name), ...tree.sudoRules])],
  };
}
