import { quotaServices } from '../../shared/domain/quota.ts';
import { TOOLFORGE } from './cloud-rules.ts';
import { faults, type FaultKind } from './fault-kinds.ts';
import type { Site } from './fault.ts';
import type { Plan } from './plan.ts';
import { residentsOf } from './plan-people.ts';

/** How often a card with everything writes: to the journal until the last is told, to the directory, and to each service of the cloud. */
const WRITES: readonly (readonly [Site, number])[] = [
  ['journal.file', 4],
  ['journal.save', 17],
  ['tools.addGroup', 1],
  ['tools.addUser', 1],
  ['tools.addSudoRule', 1],
  ['cloud.grant', 4],
  ['cloud.createProject', 1],
  ['cloud.setQuotas', 3],
  ['cloud.addRules', 1],
  ['cloud.createZone', 1],
];

const points = WRITES.flatMap(([site, times]) =>
  Array.from({ length: times }, (_, i) => ({ site, nth: i + 1 })),
);

const planOf = (run: number): Omit<Plan, 'seed' | 'faults'> => {
  const residents = residentsOf(run, [false]);
  const [colleague = ''] = residents.map(({ shellName }) => shellName);
  const name = `p${run}-0`;
  const project = { name: `q${run}-0`, purpose: 'Maps of bike racks', preset: 'small' };
  return {
    ...{ run, residents, desks: [0], counter: false },
    cards: [
      {
        ...{ desk: 0, at: 0, username: `Person ${run}-0`, shellName: name },
        ...{ email: `${name}@example.org`, password: 'open sesame again' },
        further: {
          membership: { reason: 'A tool that maps bike racks.' },
          tool: { name: `t${run}-0` },
          project: {
            ...{ ...project, ends: '2099-01-31', zone: true },
            members: [{ shellName: colleague, as: 'viewer' }],
          },
        },
      },
    ],
    wishes: [],
    cloud: {
      ...{ services: quotaServices, hookDelay: 300, hookIsCareful: true, tools: [] },
      projects: [{ name: TOOLFORGE, holders: [{ shellName: colleague, roles: ['reader'] }] }],
    },
  };
};

/** One plan for each of these kinds at each write of a whole card: one desk, one newcomer, one fault. */
export function cloudWritePointPlans(kinds: readonly FaultKind[]): Plan[] {
  const strikes = kinds.flatMap((kind) =>
    points
      .filter(({ site }) => faults[kind].sites.includes(site))
      .map((point) => ({ kind, ...point, ...{ desk: 0, share: 0.5 } })),
  );
  return strikes.map((fault, i) => ({
    ...planOf(2_000_000 + i),
    ...{ seed: 'write points', faults: [fault] },
  }));
}
