import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { systemClock } from '../../../../electron/adapters/node/system.ts';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { type Step, waitsFor } from '../../../../electron/core/kinds/base/step.ts';
import type { StoredRequest } from '../../../../electron/core/ports/request-journal.ts';
import { RunFailure, runRecipe } from '../../../../electron/core/queue/runner.ts';
import type { ErrorCode } from '../../../../shared/errors.ts';
import { fakeJournal } from '../../../fakes/journal.ts';
import { stored } from '../../../fakes/request.ts';

type Facts = Record<string, unknown>;

const fail = (code: ErrorCode) => Promise.reject(new AppError(code, ''));

const fates = ['well', 'well', 'well', 'stands', 'blocked', 'away', 'refused', 'lost'] as const;
const plans = fc.array(
  fc.record({
    waits: fc.option(fc.array(fc.nat(7), { maxLength: 3 })),
    fate: fc.constantFrom(...fates),
    ...{ isNeeded: fc.boolean(), turns: fc.nat(6) },
  }),
  { minLength: 1, maxLength: 8 },
);
type Planned = (typeof plans extends fc.Arbitrary<infer T> ? T : never)[number];

/** Steps as planned, each of which says what it found to be wrong when its turn came. */
function watched(plan: readonly Planned[], onDisk: () => StoredRequest | undefined) {
  const wrong: string[] = [];
  const [made, lost, lastSeen] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const before = (at: number): number[] => {
    const step = steps[at];
    return step ? waitsFor(step, steps).map((id) => steps.findIndex((one) => one.id === id)) : [];
  };
  const isOver = (at: number): boolean =>
    plan[at]?.isNeeded === true ? lastSeen.has(`step ${at}`) : before(at).every(isOver);
  const steps = plan.map((planned, at): Step<Facts> => {
    const id = `step ${at}`;
    const { fate, turns, isNeeded } = planned;
    const after = planned.waits && at > 0 ? planned.waits.map((n) => `step ${n % at}`) : undefined;
    const pass = async (): Promise<void> => {
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    };
    return {
      ...{ id, isNeeded: () => isNeeded, ...(after ? { after } : {}) },
      async observe() {
        const early = before(at).filter((other) => !isOver(other));
        if (early.length > 0) wrong.push(`${id} began before ${early.join(' and ')}`);
        await pass();
        if (fate === 'blocked') return { is: 'blocked', code: 'zone-taken', params: [] };
        if (fate === 'away') return fail('cloud-timeout');
        if (fate === 'stands' || made.has(id)) {
          lastSeen.add(id);
          return { is: 'done', learned: { [id]: true } };
        }
        return { is: 'missing' };
      },
      async apply() {
        if (!onDisk()?.attempted.includes(id)) wrong.push(`${id} unnoted`);
        await pass();
        if (fate === 'refused') return fail('cloud-refused');
        if (fate === 'lost' && !lost.has(id)) {
          lost.add(id);
          return fail('number-taken');
        }
        made.add(id);
      },
    };
  });
  return { steps, wrong, made, lastSeen };
}

it('whatever waits for what and whatever fails: nothing begins early, is sent unnoted or called done unseen', async () => {
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      const start = stored({ facts: {} });
      const journal = fakeJournal(start);
      const { steps, wrong, made, lastSeen } = watched(plan, () => journal.onDisk.get(start.id));
      const recipe = {
        ...{ facts: z.record(z.string(), z.unknown()), steps, systems: ['cloud'] as const },
        ...{ startOver: (facts: Facts) => facts, settled: () => undefined },
      };
      const ports = {
        ...{ journal, pace: () => Promise.resolve(), clock: systemClock, random: () => 0 },
        show: () => undefined,
      };
      const outcome = await runRecipe(start, recipe, ports).catch((error: unknown) => error);
      expect(wrong).toEqual([]);
      const ended = outcome instanceof RunFailure ? outcome.request : (outcome as StoredRequest); // nothing else is thrown
      expect(ended.finished.filter((id) => !lastSeen.has(id))).toEqual([]);
      expect([...made].filter((id) => !ended.attempted.includes(id))).toEqual([]);
      const needed = plan.filter(({ isNeeded }) => isNeeded).map(({ fate }) => fate);
      const fails = needed.some((fate) => ['blocked', 'away', 'refused'].includes(fate));
      expect(outcome instanceof RunFailure).toBe(fails);
      if (!fails) expect(ended.finished).toHaveLength(needed.length);
    }),
  );
});
