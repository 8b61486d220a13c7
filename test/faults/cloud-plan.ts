import { quotaServices, type QuotaService } from '../../shared/domain/quota.ts';
import { presetNames, TOOLFORGE } from './cloud-rules.ts';
import { faultKinds } from './fault-kinds.ts';
import { allSites, cloudSites, type Site } from './fault.ts';
import { desksOf, type Card, type Plan, type PlanLimits, type Resident } from './plan.ts';
import { changesOf, withUndos } from './plan-changes.ts';
import { faultsOf } from './plan-faults.ts';
import { newcomer, residentsOf } from './plan-people.ts';
import { seeded, type Seeded } from './seeded.ts';
import type { Asking, CloudPlan, Further, ProjectWish, Wish } from './wish.ts';

const MOST_CARDS = 3;
const MOST_WISHES = 5;
const MOST_FAULTS = 10;
const BUSY: readonly Site[] = [
  ...(['journal.file', 'journal.save', 'journal.mark'] as const),
  ...cloudSites,
  ...(['tools.lookAtTool', 'tools.addGroup', 'tools.addUser', 'groups.membersOf'] as const),
  ...(['tools.remove', 'directory.removePerson', 'directory.removeKeys'] as const),
  ...(['links.link', 'links.unlink'] as const),
];
const LONGEST_HOOK_MS = 20_000;
const MOST_PEOPLE = 4;

/** Two in Toolforge, one who is not, and one who is blocked. */
const RESIDENTS = [false, false, false, true];

const placeOf = (run: number) => ({ oldProject: `q${run}-old`, oldTool: `t${run}-old` });

/** How far apart they come: at one moment, as long as a part of a card takes, or as long as a hook. */
const MOMENTS_MS = [100, 1500, 20_000] as const;

/** Most come at the same moment, or while others are being served: that is when they meet. */
const momentOf = (chance: Seeded): Pick<Wish, 'at' | 'dismissAfter'> => ({
  at: chance.below(chance.pick(MOMENTS_MS)),
  ...(chance.chance(0.06) ? { dismissAfter: chance.below(20_000) } : {}),
});

function projectOf(chance: Seeded, name: string, people: readonly string[]): ProjectWish {
  const members = people.map((shellName, i) => ({
    shellName,
    as: i === 0 || chance.chance(0.5) ? ('member' as const) : ('viewer' as const),
  }));
  return {
    ...{ name, members },
    purpose: `Maps of bike racks ${chance.below(1000)}`,
    preset: chance.pick(presetNames),
    ends: '2099-01-31',
    zone: chance.chance(0.3),
  };
}

/** Asked for by one person for another, or for themselves. */
function askingOf(chance: Seeded, plan: Pick<Plan, 'run' | 'residents'>, i: number): Asking {
  const { run, residents } = plan;
  const { oldProject, oldTool } = placeOf(run);
  const { shellName } = chance.pick(residents);
  const way = chance.next();
  if (way < 0.06) return { kind: 'remove-project', name: oldProject };
  if (way < 0.17) return { kind: 'membership', shellName, as: 'member' };
  if (way < 0.3) {
    const as = chance.pick(['member', 'viewer', 'nobody'] as const);
    return { kind: 'membership', shellName, project: oldProject, as };
  }
  if (way < 0.5) return { kind: 'tool', name: `t${run}-${i}`, maintainer: shellName };
  if (way < 0.7) {
    const change = chance.chance(0.6) ? 'add' : 'remove';
    return { kind: 'maintainer', tool: oldTool, shellName, change };
  }
  const people = residents.slice(0, 1 + chance.below(MOST_PEOPLE)).map((one) => one.shellName);
  return { kind: 'project', ...projectOf(chance, `q${run}-${i}`, people) };
}

/** The same asked for at another desk, or something else of the same name. */
function rivalOf(chance: Seeded, asks: Asking, residents: readonly Resident[]): Asking {
  if (chance.chance(0.4)) return asks;
  if (asks.kind === 'project') return { ...asks, purpose: 'Something else' };
  if (asks.kind === 'remove-project') return asks;
  const { shellName } = chance.pick(residents);
  return asks.kind === 'tool' ? { ...asks, maintainer: shellName } : { ...asks, shellName };
}

/** A tool at each desk, for which all choose a number at one moment: nothing of the directory keeps them from choosing the same. */
function toolsAtOnce(
  chance: Seeded,
  { run, desks, residents }: Pick<Plan, 'run' | 'desks' | 'residents'>,
): Wish[] {
  const queues = [...new Set(desks)];
  if (queues.length < 2 || chance.chance(0.5)) return [];
  const at = chance.below(20_000);
  return queues.map((queue) => ({
    ...{ desk: desks.indexOf(queue), at },
    asks: {
      ...{ kind: 'tool', name: `t${run}-at-once-${queue}` },
      maintainer: chance.pick(residents.slice(0, 2)).shellName,
    },
  }));
}

function wishesOf(chance: Seeded, plan: Pick<Plan, 'run' | 'desks' | 'residents'>): Wish[] {
  const earlier: Asking[] = [];
  return Array.from({ length: 1 + chance.below(MOST_WISHES) }, (_, i) => {
    const isRival = earlier.length > 0 && chance.chance(0.3);
    const asks = isRival
      ? rivalOf(chance, chance.pick(earlier), plan.residents)
      : askingOf(chance, plan, i);
    earlier.push(asks);
    return { asks, desk: chance.below(plan.desks.length), ...momentOf(chance) };
  });
}

function furtherOf(chance: Seeded, place: string, residents: readonly Resident[]): Further {
  const others = chance.chance(0.5) ? residents.slice(0, 1).map((one) => one.shellName) : [];
  return {
    membership: { reason: 'A tool that maps bike racks.' },
    ...(chance.chance(0.8) ? { tool: { name: `t${place}` } } : {}),
    ...(chance.chance(0.7) ? { project: projectOf(chance, `q${place}`, others) } : {}),
  };
}

function cardsOf(
  chance: Seeded,
  { run, desks, residents }: Pick<Plan, 'run' | 'desks' | 'residents'>,
): Card[] {
  return Array.from({ length: chance.below(MOST_CARDS) }, (_, i) => ({
    ...newcomer(chance, `${run}-n${i}`),
    further: furtherOf(chance, `${run}-n${i}`, residents),
    desk: chance.below(desks.length),
    ...momentOf(chance),
  }));
}

function servicesOf(chance: Seeded): readonly QuotaService[] {
  if (chance.chance(0.8)) return quotaServices;
  const missing = chance.pick(quotaServices);
  return quotaServices.filter((service) => service !== missing);
}

function standingOf(run: number, residents: readonly Resident[]) {
  const { oldProject, oldTool } = placeOf(run);
  const [first = '', second = ''] = residents.map(({ shellName }) => shellName);
  const holding = (shellName: string, ...roles: string[]) => ({ shellName, roles });
  return {
    projects: [
      { name: TOOLFORGE, holders: [holding(first, 'reader'), holding(second, 'reader')] },
      {
        name: oldProject,
        holders: [holding(first, 'member', 'reader'), holding(second, 'reader')],
      },
    ],
    tools: [{ name: oldTool, maintainers: [first, second] }],
  } satisfies Partial<CloudPlan>;
}

/**
 * The plan of one run of everything beyond accounts: people who come with cards for all of it, and others who ask for one thing. The same one
 * for the same seed and number, on every machine.
 */
export function makeCloudPlan(seed: string, run: number, limits: PlanLimits = {}): Plan {
  const chance = seeded(`cloud ${seed}:${run}`);
  const { kinds = faultKinds, mostFaults = MOST_FAULTS } = limits;
  const desks = desksOf(chance);
  const residents = residentsOf(
    run,
    limits.residents === false ? RESIDENTS.map(() => false) : RESIDENTS,
  );
  const shape = { run, desks, residents };
  return {
    ...{ seed, ...shape },
    counter: chance.chance(0.4),
    ...withUndos(`cloud ${seed}:${run}`, {
      cards: cardsOf(chance, shape),
      wishes: [
        ...wishesOf(chance, shape),
        ...toolsAtOnce(seeded(`tools ${seed}:${run}`), shape),
        ...changesOf(`cloud ${seed}:${run}`, shape),
      ],
    }),
    cloud: {
      services: servicesOf(chance),
      hookDelay: chance.below(LONGEST_HOOK_MS),
      ...standingOf(run, residents),
    },
    faults: faultsOf(chance, {
      ...{ most: mostFaults, desks: desks.length, kinds },
      ...{ sites: allSites, busy: BUSY },
    }),
  };
}
