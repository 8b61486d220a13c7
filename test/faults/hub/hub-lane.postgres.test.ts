import { expect, it } from 'vitest';
import { isClean, type RunResult } from '../run-result.ts';
import { playHub } from './hub-lane.ts';
import { makeHubPlan, PROCESSES } from './hub-plan.ts';

const SEED = 'every change';

const struck = [
  ...(['hub-killed', 'hub-asleep', 'old-primary-back', 'nginx-restarted', 'hub-clock'] as const),
];
const RUNS = struck.length;

it(`loses, doubles, forgets and shows nothing in ${RUNS} runs of a hub`, async () => {
  const plans = struck.map((kind, run) => ({
    ...makeHubPlan(SEED, run),
    faults: [{ kind, at: 1500, place: run % PROCESSES, share: 0.5 }],
  }));
  const results: RunResult[] = [];
  await playHub(plans, { tell: (result) => void results.push(result) });
  expect(results.filter(({ verdict }) => !isClean(verdict))).toEqual([]);
  expect(results).toHaveLength(RUNS);
  const kinds = results.flatMap(({ strikes }) => strikes).map(({ kind }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(struck));
});
