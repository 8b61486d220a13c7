import { describe, expect, it } from 'vitest';
import type { WorldOptions } from '../fakes/world.ts';
import { brokenKinds } from './broken-kinds.ts';
import { askedIn, kindsOf } from './courses.ts';
import type { FaultKind } from './fault-kinds.ts';
import { makePlan, type Plan } from './plan.ts';
import { inRunFolder } from './practice-lane.ts';
import { runPractice } from './practice-run.ts';
import { noVerdict, verdictKeys, type RunResult } from './run-result.ts';
import { tallyOf } from './tally.ts';
import { writePointPlans } from './write-points.ts';

const SEED = 'every change';
/** Enough that every kind strikes; `npm run faults` plays as many as there is time for. */
const RUNS = 200;
/** A limit ends what hangs; how much else a machine has to do is nobody's business here. */
const ENDLESS_MS = 900_000;
const course = { lane: 'practice', recipes: 'accounts' } as const;
const planOf = (run: number) => makePlan(SEED, run);
const deaths = ['kill-before', 'kill-during', 'kill-after', 'power-cut'] as const;

const play = (plan: Plan, kinds?: WorldOptions['kinds']): Promise<RunResult> =>
  inRunFolder((folder) => runPractice(plan, { folder, kinds }));

/** The first words of this form that any run with this recipe is told, where one kind of fault strikes. */
async function caught(kinds: WorldOptions['kinds'], kind: FaultKind, form: RegExp) {
  for (let run = 0; run < RUNS; run += 1) {
    const { verdict } = await play(makePlan(SEED, run, { kinds: [kind] }), kinds);
    const words = verdictKeys.flatMap((key) => verdict[key].map((one) => `${key}: ${one}`));
    const found = words.find((one) => form.test(one));
    if (found !== undefined) return found;
  }
  return undefined;
}

describe('desks over the practice directory, under faults', { timeout: ENDLESS_MS }, () => {
  it(`lose, double and forget nothing in ${RUNS} runs, in which every kind of fault strikes and all that can be asked for is confirmed`, async () => {
    const results: RunResult[] = [];
    for (let run = 0; run < RUNS; run += 1) results.push(await play(planOf(run)));
    const played = { planOf, kinds: kindsOf(course), asked: askedIn(course) };
    const { counts, failed, struck, confirmed } = tallyOf(results, played);
    expect(failed).toEqual([]);
    expect(counts).toEqual({ lost: 0, doubled: 0, stuck: 0, untrue: 0 });
    expect([...struck, ...confirmed].filter(([, times]) => times === 0)).toEqual([]);
  });

  it('do the same again when a run is replayed', async () => {
    expect(await play(planOf(7))).toEqual(await play(planOf(7)));
    expect(planOf(7)).toEqual(planOf(7));
    expect(makePlan('another seed', 7)).not.toEqual(planOf(7));
  });

  for (const plan of writePointPlans(deaths)) {
    const [fault] = plan.faults;
    it(`come through ${fault?.kind} at ${fault?.site}, time ${fault?.nth}`, async () => {
      const { verdict, strikes } = await play(plan);
      expect(verdict).toEqual(noVerdict());
      expect(strikes).toHaveLength(1);
    });
  }

  it('wait no longer where the clock is set back at the worst moment', async () => {
    const [plan = planOf(0)] = writePointPlans(['kill-before']);
    const cut = { kind: 'cut-before', site: 'directory.addPerson', nth: 1 } as const;
    const jump = { kind: 'clock-back', site: 'journal.save', nth: 3 } as const;
    const faults = [cut, jump].map((fault) => ({ ...fault, desk: 0, share: 0.9 }));
    const { verdict, strikes } = await play({ ...plan, faults });
    expect(verdict).toEqual(noVerdict());
    expect(strikes).toHaveLength(2);
  });

  it('are caught when they trust their memory instead of looking', async () => {
    const words = await caught(brokenKinds.memory, 'cut-before', /^lost: .* no such entry$/);
    expect(words).toBeDefined();
  });

  it('are caught when a power cut can make them forget what they sent', async () => {
    const words = await caught(brokenKinds.sending, 'power-cut', /^doubled: nobody asked for /);
    expect(words).toBeDefined();
  });

  it('are caught when they take all keys away where one is to go', async () => {
    const words = await caught(brokenKinds.keys, 'sleep', /^lost: key .* of r/);
    expect(words).toBeDefined();
  });

  it('are caught when they never look whose an account of the wikis is already', async () => {
    const words = await caught(brokenKinds.links, 'sleep', /^doubled: link to /);
    expect(words).toBeDefined();
  });

  it('are caught when they believe that a free number stays theirs', async () => {
    const words = await caught(brokenKinds.numbers, 'duplicated', /^doubled: number /);
    expect(words).toBeDefined();
  });
});
