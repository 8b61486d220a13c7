import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Cloud } from '../servers/cloud/cloud.ts';
import { sharedCloud } from '../servers/cloud/shared-cloud.ts';
import { cloudWritePointPlans } from './cloud-write-points.ts';
import { plannerOf } from './courses.ts';
import type { Plan } from './plan.ts';
import { isClean, type RunResult } from './run-result.ts';
import { playServers } from './servers-lane.ts';

const SEED = 'every part';
const RUNS = 3;
/** A limit ends what hangs; how fast a machine is that plays a cloud and its desks is nobody's business here. */
const ENDLESS_MS = 900_000;
const planOf = plannerOf({ lane: 'servers', recipes: 'cloud' });

let cloud: Cloud;
beforeAll(() => {
  cloud = sharedCloud();
  cloud.hook.resume();
});
afterAll(() => cloud.stop());

const play = async (plans: readonly Plan[]): Promise<RunResult[]> => {
  const results: RunResult[] = [];
  await playServers(plans, { tell: (result) => void results.push(result), cloud });
  return results;
};
const failed = (results: readonly RunResult[]) =>
  results.filter(({ verdict }) => !isClean(verdict));

/** The last write of each kind that a card with everything makes: at the third set of quotas, two of three services have theirs. */
const lastWrites = [
  ...['tools.addGroup 1', 'tools.addUser 1', 'tools.addSudoRule 1', 'cloud.createProject 1'],
  ...['cloud.setQuotas 3', 'cloud.addRules 1', 'cloud.grant 4', 'cloud.createZone 1'],
];

it(
  'comes through SIGKILL before the last write of each kind, over slapd and OpenStack',
  async () => {
    const plans = cloudWritePointPlans(['kill-before']).filter(({ faults }) =>
      faults.some(({ site, nth }) => lastWrites.includes(`${site} ${nth}`)),
    );
    expect(plans).toHaveLength(lastWrites.length);
    const results = await play(plans);
    expect(failed(results)).toEqual([]);
    expect(results.filter(({ strikes }) => strikes.length !== 1)).toEqual([]);
  },
  ENDLESS_MS,
);

it(
  `loses, doubles and forgets nothing in ${RUNS} runs of processes over slapd and OpenStack`,
  async () => {
    const results = await play(Array.from({ length: RUNS }, (_, run) => planOf(SEED, run)));
    expect(failed(results)).toEqual([]);
    expect(results.flatMap(({ strikes }) => strikes)).not.toEqual([]);
  },
  ENDLESS_MS,
);
