import { expect, it } from 'vitest';
import type { Plan } from './plan.ts';
import { isClean, type RunResult } from './run-result.ts';
import { plannerOf } from './courses.ts';
import { playServers } from './servers-lane.ts';
import { writePointPlans } from './write-points.ts';

const SEED = 'every change';
const RUNS = 10;
const planOf = plannerOf({ lane: 'servers', recipes: 'accounts' });

const play = async (plans: readonly Plan[]): Promise<RunResult[]> => {
  const results: RunResult[] = [];
  await playServers(plans, { tell: (result) => void results.push(result) });
  return results;
};
const failed = (results: readonly RunResult[]) =>
  results.filter(({ verdict }) => !isClean(verdict));

it('comes through SIGKILL at every write point, over slapd', async () => {
  const plans = writePointPlans(['kill-before', 'kill-during', 'kill-after']);
  const results = await play(plans);
  expect(failed(results)).toEqual([]);
  expect(results.filter(({ strikes }) => strikes.length !== 1)).toEqual([]);
  expect(results).toHaveLength(plans.length);
});

it('comes through a disk that is really full or really read-only at every write to it', async () => {
  const plans = writePointPlans(['disk-full', 'disk-read-only']);
  const results = await play(plans);
  expect(failed(results)).toEqual([]);
  expect(results.filter(({ strikes }) => strikes.length !== 1)).toEqual([]);
});

it(`loses, doubles and forgets nothing in ${RUNS} runs of processes over slapd`, async () => {
  const results = await play(Array.from({ length: RUNS }, (_, run) => planOf(SEED, run)));
  expect(failed(results)).toEqual([]);
  expect(results.flatMap(({ strikes }) => strikes)).not.toEqual([]);
});
