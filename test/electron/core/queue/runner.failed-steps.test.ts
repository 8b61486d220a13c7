import { expect, it } from 'vitest';
import { z } from 'zod';
import { systemClock } from '../../../../electron/adapters/node/system.ts';
import { AppError } from '../../../../electron/core/base/errors.ts';
import type { Step } from '../../../../electron/core/kinds/base/step.ts';
import { RunFailure, runRecipe } from '../../../../electron/core/queue/runner.ts';
import type { ErrorCode } from '../../../../shared/errors.ts';
import { fakeJournal } from '../../../fakes/journal.ts';
import { stored } from '../../../fakes/request.ts';

type Facts = Record<string, unknown>;

const run = (start: ReturnType<typeof stored>, ...steps: Step<Facts>[]) =>
  runRecipe<Facts>(
    start,
    {
      facts: z.record(z.string(), z.unknown()),
      ...{ systems: ['directory'], steps, startOver: (facts) => facts, settled: () => undefined },
    },
    {
      ...{ journal: fakeJournal(start), pace: () => Promise.resolve(), clock: systemClock },
      ...{ random: () => 0, show: () => undefined },
    },
  );

const step = (id: string, code?: ErrorCode): Step<Facts> => ({
  ...{ id, after: [] },
  observe: () =>
    code === undefined ? Promise.resolve({ is: 'done' }) : Promise.reject(new AppError(code, '')),
});

it('keeps of each step that failed why it did, and forgets it when the request begins anew', async () => {
  const beside = [step('one', 'quota-exceeded'), step('two', 'cloud-unreachable'), step('three')];
  const failure: unknown = await run(stored(), ...beside).catch((error: unknown) => error);
  expect(failure).toMatchObject({
    cause: { code: 'quota-exceeded' },
    request: {
      failed: [
        { step: 'one', problem: { code: 'quota-exceeded' } },
        { step: 'two', problem: { code: 'cloud-unreachable' } },
      ],
    },
  });
  const before = failure instanceof RunFailure ? failure.request : stored();
  const again = await run(before, step('one'), step('two'));
  expect(again).toMatchObject({ state: 'confirmed', failed: undefined });
});
