import { describe, expect, it } from 'vitest';
import { breakages, type Broken } from './broken-kinds.ts';
import { makeCloudPlan } from './cloud-plan.ts';
import { cloudWritePointPlans } from './cloud-write-points.ts';
import { askedIn, kindsOf } from './courses.ts';
import type { FaultKind } from './fault-kinds.ts';
import type { Plan } from './plan.ts';
import { inRunFolder } from './practice-lane.ts';
import { runPractice, type RunOptions } from './practice-run.ts';
import { noVerdict, verdictKeys, type RunResult } from './run-result.ts';
import { tallyOf } from './tally.ts';
import type { Wish } from './wish.ts';

const SEED = 'every part';
/** Enough that every kind strikes; `npm run faults -- --recipes cloud` plays as many as there is time for. */
const RUNS = 80;
/** A limit ends what hangs; how much else a machine has to do is nobody's business here. */
const ENDLESS_MS = 900_000;
const course = { lane: 'practice', recipes: 'cloud' } as const;
const planOf = (run: number) => makeCloudPlan(SEED, run);

const play = (plan: Plan, broken?: RunOptions['broken']): Promise<RunResult> =>
  inRunFolder((folder) => runPractice(plan, { folder, broken }));

const isToolAtOnce = ({ asks }: Wish): boolean =>
  asks.kind === 'tool' && asks.name.includes('at-once');

/** The first words of this form that any of these runs with this recipe is told, where one kind of fault strikes. */
async function caught(
  broken: Broken,
  kind: FaultKind,
  { form, among = () => true }: { form: RegExp; among?: (plan: Plan) => boolean },
) {
  const plans = Array.from({ length: 3 * RUNS }, (_, run) =>
    makeCloudPlan(SEED, run, { kinds: [kind] }),
  );
  for (const plan of plans.filter(among)) {
    const { verdict } = await play(plan, breakages[broken]);
    const words = verdictKeys.flatMap((key) => verdict[key].map((one) => `${key}: ${one}`));
    const found = words.find((one) => form.test(one));
    if (found !== undefined) return found;
  }
  return undefined;
}

describe(
  'desks over the practice directory and cloud, under faults',
  { timeout: ENDLESS_MS },
  () => {
    it(`lose, double and forget nothing in ${RUNS} runs, in which every kind of fault strikes and all that can be asked for is confirmed`, async () => {
      const results: RunResult[] = [];
      for (let run = 0; run < RUNS; run += 1) results.push(await play(planOf(run)));
      const played = { planOf, kinds: kindsOf(course), asked: askedIn(course) };
      const { counts, failed, struck, confirmed } = tallyOf(results, played);
      expect(failed).toEqual([]);
      expect(counts).toEqual({ lost: 0, doubled: 0, stuck: 0, untrue: 0, shown: 0 });
      expect([...struck, ...confirmed].filter(([, times]) => times === 0)).toEqual([]);
    });

    it('do the same again when a run is replayed', async () => {
      expect(await play(planOf(7))).toEqual(await play(planOf(7)));
    });

    for (const plan of cloudWritePointPlans(['kill-before', 'kill-after', 'power-cut'])) {
      const [fault] = plan.faults;
      it(`come through ${fault?.kind} at ${fault?.site}, time ${fault?.nth}`, async () => {
        const { verdict, strikes } = await play(plan);
        expect(verdict).toEqual(noVerdict());
        expect(strikes).toHaveLength(1);
      });
    }

    it('are struck at each write of a project but its first while others are on their way', async () => {
      const sites = ['cloud.setQuotas', 'cloud.addRules', 'cloud.createZone'];
      const plans = cloudWritePointPlans(['kill-after']).filter(({ faults: [fault] }) =>
        sites.includes(fault?.site ?? ''),
      );
      expect(plans).toHaveLength(5);
      for (const plan of plans) {
        const [strike] = (await play(plan)).strikes;
        expect(strike?.besides, `${strike?.site}`).toBeGreaterThan(0);
      }
    });

    it('are caught when they trust their memory of a project instead of looking', async () => {
      const words = await caught('memory', 'cut-before', { form: /^lost: project .* not \d+$/ });
      expect(words).toBeDefined();
    });

    it('are caught when a power cut can make them forget that a tool is theirs', async () => {
      const words = await caught('sending', 'power-cut', {
        form: /^lost: tool .* not its origin$/,
      });
      expect(words).toBeDefined();
    });

    it('are caught when they believe that a free number of a tool stays theirs', async () => {
      const words = await caught('numbers', 'duplicated', {
        form: /^doubled: number of tools\./,
        among: ({ wishes }) => wishes.filter(isToolAtOnce).length > 1,
      });
      expect(words).toBeDefined();
    });

    it('are caught when an undo takes what stood before', async () => {
      const words = await caught('undo', 'sleep', { form: /^lost: .* undone: holds nothing/ });
      expect(words).toBeDefined();
    });

    it('are caught when a removal leaves something behind', async () => {
      const words = await caught('removal', 'sleep', { form: /its user is still there$/ });
      expect(words).toBeDefined();
    });

    it('are caught when they take a group for settled as soon as it is right', async () => {
      const words = await caught('hook', 'sleep', {
        form: /^lost: membership .* not in the group$/,
        among: ({ cloud }) => (cloud?.hookDelay ?? 0) > 10_000,
      });
      expect(words).toBeDefined();
    });
  },
);
