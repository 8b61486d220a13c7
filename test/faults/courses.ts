import { makeCloudPlan } from './cloud-plan.ts';
import { hookKinds, kindsAt, type FaultKind, type HookKind } from './fault-kinds.ts';
import { accountSites, allSites, type Site } from './fault.ts';
import { makePlan, type Plan } from './plan.ts';

export const lanes = ['practice', 'servers'] as const;
export type Lane = (typeof lanes)[number];

/** What requests are about: accounts, or everything that follows them. */
export const recipeSets = ['accounts', 'cloud'] as const;
export type RecipeSet = (typeof recipeSets)[number];

/** Runs of one lane about one set of recipes. */
export interface Course {
  readonly lane: Lane;
  readonly recipes: RecipeSet;
}

type Planner = (seed: string, run: number) => Plan;

/** Nobody can cut the power of one process, or wipe its desk from within; and a cloud is shared by all runs that are played over it. */
const beyond: Readonly<Record<RecipeSet, readonly string[]>> = {
  accounts: ['power-cut', 'wipe'],
  cloud: ['power-cut', 'wipe', 'server-restart'],
};

const sites: Readonly<Record<RecipeSet, readonly Site[]>> = {
  accounts: accountSites,
  cloud: allSites,
};

/** The kinds of fault that plans of a course have. */
const plannedIn = ({ lane, recipes }: Course): FaultKind[] =>
  kindsAt(sites[recipes]).filter((kind) => lane === 'practice' || !beyond[recipes].includes(kind));

/** What the hook can be seen to do: over servers nobody sees what it had read when it writes. */
const seenOf: Readonly<Record<Lane, readonly HookKind[]>> = {
  practice: hookKinds,
  servers: ['hook-late', 'hook-fails'],
};

/** The kinds of fault that can strike in a course. */
export const kindsOf = (course: Course): (FaultKind | HookKind)[] => [
  ...plannedIn(course),
  ...(course.recipes === 'cloud' ? seenOf[course.lane] : []),
];

const ofEntries = ['account', 'undo-account', 'ssh-keys', 'undo of ssh-keys', 'link-wikimedia'];

/** Everything that somebody asks for in a course. */
export const askedIn = ({ recipes }: Course): string[] => [
  ...ofEntries,
  'unlink-wikimedia',
  ...(recipes === 'cloud'
    ? [
        ...['membership', 'undo of membership', 'tool', 'remove-tool'],
        ...['maintainer', 'undo of maintainer', 'project', 'remove-project'],
        'undo of project',
      ]
    : []),
];

/** Few runs, so that each has many; more where there are more calls to meet. */
const mostFaults: Readonly<Record<RecipeSet, number>> = { accounts: 12, cloud: 24 };

const limits = (recipes: RecipeSet) => ({
  kinds: plannedIn({ lane: 'servers', recipes }),
  ...{ residents: false, mostFaults: mostFaults[recipes] },
});

const planners: Readonly<Record<RecipeSet, Readonly<Record<Lane, Planner>>>> = {
  accounts: {
    practice: makePlan,
    servers: (seed, run) => makePlan(seed, run, limits('accounts')),
  },
  cloud: {
    practice: makeCloudPlan,
    servers: (seed, run) => makeCloudPlan(seed, run, limits('cloud')),
  },
};

/** Who makes the plans of a course: the plan of one run, from a seed and the run's number. */
export const plannerOf = ({ lane, recipes }: Course): Planner => planners[recipes][lane];

/** A run over slapd takes as long as a hundred over practice, and one over a whole cloud twice that. */
const serversShare: Readonly<Record<RecipeSet, number>> = { accounts: 0.03, cloud: 0.015 };

interface Wanted {
  readonly lane: Lane | 'both';
  readonly recipes: RecipeSet | 'both';
  readonly runs: number;
}

/** How many runs of each course are played where this many are asked for; none that has none. */
export function sharesOf({ lane, recipes, runs }: Wanted): (Course & { readonly runs: number })[] {
  const sets = recipeSets.filter((set) => recipes === 'both' || recipes === set);
  const shareOf = ({ lane: part, recipes: set }: Course, all: number): number => {
    if (lane !== 'both') return lane === part ? all : 0;
    const overServers = Math.ceil(all * serversShare[set]);
    return part === 'servers' ? overServers : all - overServers;
  };
  return sets
    .flatMap((set, i) => {
      const all = Math.floor((runs + i) / sets.length);
      const courses = lanes.map((part) => ({ lane: part, recipes: set }));
      return courses.map((course) => ({ ...course, runs: shareOf(course, all) }));
    })
    .filter((course) => course.runs > 0);
}
