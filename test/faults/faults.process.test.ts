import { describe, expect, it } from 'vitest';
import { breakages, type Breakage } from './broken-kinds.ts';
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

const play = (plan: Plan, broken?: Breakage): Promise<RunResult> =>
  inRunFolder((folder) => runPractice(plan, { folder, broken }));

/** Two desks, each with a journal of its own: within one, numbers are never given twice. */
const isOfSeveral = ({ desks, counter }: Plan): boolean => new Set(desks).size > 1 && !counter;

/** The first words of this form that any of these runs with this recipe is told, where one kind of fault strikes. */
async function caught(
  broken: Breakage,
  kind: FaultKind,
  { form, among = () => true }: { form: RegExp; among?: (plan: Plan) => boolean },
) {
  const plans = Array.from({ length: RUNS }, (_, run) => makePlan(SEED, run, { kinds: [kind] }));
  for (const plan of plans.filter(among)) {
    const { verdict } = await play(plan, broken);
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
    expect(counts).toEqual({ lost: 0, doubled: 0, stuck: 0, untrue: 0, shown: 0 });
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
    const words = await caught(breakages.memory, 'cut-before', {
      form: /^lost: .* no such entry$/,
    });
    expect(words).toBeDefined();
  });

  it('are caught when a power cut can make them forget what they sent', async () => {
    const words = await caught(breakages.sending, 'power-cut', {
      form: /^doubled: nobody asked for /,
    });
    expect(words).toBeDefined();
  });

  it('are caught when they take all keys away where one is to go', async () => {
    const words = await caught(breakages.keys, 'sleep', { form: /^lost: key .* of r/ });
    expect(words).toBeDefined();
  });

  it('are caught when they never look whose an account of the wikis is already', async () => {
    const words = await caught(breakages.links, 'sleep', { form: /^doubled: link to / });
    expect(words).toBeDefined();
  });

  it('are caught when they believe that a free number stays theirs', async () => {
    const words = await caught(breakages.numbers, 'duplicated', {
      ...{ form: /^doubled: number /, among: isOfSeveral },
    });
    expect(words).toBeDefined();
  });
});
