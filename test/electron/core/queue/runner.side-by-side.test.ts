import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { systemClock } from '../../../../electron/adapters/node/system.ts';
import { AppError } from '../../../../electron/core/base/errors.ts';
import type { Recipe, Step } from '../../../../electron/core/kinds/base/step.ts';
import type { StoredRequest } from '../../../../electron/core/ports/request-journal.ts';
import { RunFailure, runRecipe } from '../../../../electron/core/queue/runner.ts';
import type { ErrorCode } from '../../../../shared/errors.ts';
import { fakeJournal } from '../../../fakes/journal.ts';
import { stored } from '../../../fakes/request.ts';

type Facts = Record<string, unknown>;

const recipeOf = (...steps: Step<Facts>[]): Recipe<Facts> => ({
  facts: z.record(z.string(), z.unknown()),
  systems: ['directory'],
  steps,
  startOver: ({ rounds = 0 }) => ({ rounds: Number(rounds) + 1 }),
  settled: () => undefined,
});

const request = (change: Partial<StoredRequest> = {}) => stored({ facts: {}, ...change });

function run(recipe: Recipe<Facts>, start = request(), journal = fakeJournal(start)) {
  const ports = {
    ...{ journal, pace: () => Promise.resolve(), clock: systemClock, random: () => 0 },
    show: () => undefined,
  };
  return { journal, end: runRecipe(start, recipe, ports) };
}

/** Steps of which each makes a part so, and what was done in which order. */
function world() {
  const made = new Set<string>();
  const log: string[] = [];
  const step = (id: string, change: Partial<Step<Facts>> = {}): Step<Facts> => ({
    id,
    async observe() {
      log.push(`see ${id}`);
      return { is: made.has(id) ? 'done' : 'missing' };
    },
    async apply() {
      log.push(`write ${id}`);
      made.add(id);
    },
    ...change,
  });
  return { made, log, step };
}

const fail = (code: ErrorCode, message = '') => Promise.reject(new AppError(code, message));

describe('runRecipe, with steps that do not wait for each other', () => {
  it('has them under way at once: none ends before the other has begun', async () => {
    const { step } = world();
    const [one, two] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
    const meet = (own: typeof one, other: typeof one) => async () => {
      own.resolve(undefined);
      await other.promise;
      return { is: 'done' } as const;
    };
    const { end } = run(
      recipeOf(
        step('first'),
        step('one', { after: ['first'], observe: meet(one, two) }),
        step('two', { after: ['first'], observe: meet(two, one) }),
      ),
    );
    expect((await end).finished).toEqual(['first', 'one', 'two']);
  });

  it('waits no longer than for what is named: others may still be under way', async () => {
    const { step } = world();
    const last = Promise.withResolvers<undefined>();
    const { end } = run(
      recipeOf(
        step('slow', { observe: () => last.promise.then(() => ({ is: 'done' })) }),
        step('quick', { after: [] }),
        step('behind', {
          after: ['quick'],
          observe: async () => {
            last.resolve(undefined);
            return { is: 'done' };
          },
        }),
      ),
    );
    expect((await end).finished.toSorted()).toEqual(['behind', 'quick', 'slow']);
  });

  it('does not wait for what is not needed, but for what that one waits for', async () => {
    const { log, step } = world();
    const nothing = step('nothing', { after: ['first'], isNeeded: () => false });
    await run(recipeOf(step('first'), nothing, step('last', { after: ['nothing'] }))).end;
    expect(log[3]).toBe('see last');
  });

  it('keeps what each of them learned', async () => {
    const { step } = world();
    const learning = (id: string) =>
      step(id, { after: [], observe: async () => ({ is: 'done', learned: { [id]: true } }) });
    const { end } = run(recipeOf(learning('one'), learning('two')));
    expect((await end).facts).toEqual({ one: true, two: true });
  });

  it('refuses a step that waits for one which does not stand further up', async () => {
    const { log, step } = world();
    const { end } = run(recipeOf(step('one', { after: ['two'] }), step('two')));
    await expect(end).rejects.toBeInstanceOf(RunFailure);
    expect(log).toEqual([]);
  });
});

describe('runRecipe, when one of several steps under way fails', () => {
  it('lets the others come to their end, begins no other, and knows what was sent', async () => {
    const { log, step } = world();
    const { end } = run(
      recipeOf(
        step('one', { after: [], observe: () => fail('directory-timeout') }),
        step('two', { after: [] }),
        step('behind', { after: ['two'] }),
      ),
    );
    await expect(end).rejects.toMatchObject({
      cause: { code: 'directory-timeout' },
      request: { attempted: ['two'], finished: ['two'] },
    });
    expect(log).toEqual(['see two', 'write two', 'see two']);
  });

  it('says what a person has to settle rather than what passes by itself', async () => {
    const { step } = world();
    const failing = (id: string, code: ErrorCode) =>
      step(id, { after: [], observe: () => fail(code) });
    const { end } = run(
      recipeOf(
        failing('one', 'cloud-timeout'),
        failing('two', 'zone-taken'),
        failing('three', 'project-exists'),
      ),
    );
    await expect(end).rejects.toMatchObject({ cause: { code: 'zone-taken' } });
  });

  it('of two of one sort says that of the step further up, whichever came first', async () => {
    const { step } = world();
    const late = async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return fail('cloud-timeout');
    };
    const { end } = run(
      recipeOf(
        step('one', { after: [], observe: late }),
        step('two', { after: [], observe: () => fail('cloud-busy') }),
      ),
    );
    await expect(end).rejects.toMatchObject({ cause: { code: 'cloud-timeout' } });
  });

  it('starts over after a lost race only when nothing is under way any more', async () => {
    const { made, log, step } = world();
    let isLost = true;
    const racing = step('racing', {
      after: [],
      async observe() {
        if (!isLost) return { is: 'done' };
        isLost = false;
        return fail('number-taken');
      },
    });
    const slow = step('slow', {
      after: [],
      async apply() {
        await new Promise((resolve) => setTimeout(resolve, 5));
        made.add('slow');
        log.push('written');
      },
    });
    const { end } = run(recipeOf(racing, slow));
    expect(await end).toMatchObject({ state: 'confirmed', facts: { rounds: 1 } });
    expect(log).toEqual(['see slow', 'written', 'see slow', 'see slow']);
  });

  it('remembers a lost race also where another failure decides', async () => {
    const { step } = world();
    const { end } = run(
      recipeOf(
        step('one', { after: [], observe: () => fail('number-taken') }),
        step('two', { after: [], observe: () => fail('cloud-timeout') }),
      ),
    );
    await expect(end).rejects.toMatchObject({
      cause: { code: 'cloud-timeout' },
      request: { facts: { rounds: 1 } },
    });
  });

  it('forgets of a refused write that it was sent, and of no other', async () => {
    const { made, step } = world();
    const sent = Promise.withResolvers<undefined>();
    const refused = step('refused', {
      after: [],
      apply: () => sent.promise.then(() => fail('directory-refused', 'no')),
    });
    const other = step('other', {
      after: [],
      async apply() {
        sent.resolve(undefined);
        made.add('other');
      },
    });
    const { end } = run(recipeOf(refused, other));
    await expect(end).rejects.toMatchObject({
      cause: { message: 'no' },
      request: { attempted: ['other'] },
    });
  });
});

describe('the journal of a request with several steps under way', () => {
  it('is written one after the other, and never with less than it had', async () => {
    const { step } = world();
    const kept = fakeJournal(request());
    let writing = 0;
    const slowly = async (write: () => Promise<void>): Promise<void> => {
      writing += 1;
      expect(writing).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 1));
      await write();
      writing -= 1;
    };
    const journal = {
      ...kept,
      save: (one: StoredRequest) => slowly(() => kept.save(one)),
    };
    const steps = [0, 1, 2, 3].map((i) => step(`step ${i}`, { after: [] }));
    await run(recipeOf(...steps), request(), journal).end;
    const counts = kept.written.map(({ attempted }) => attempted.length);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(counts.at(-1)).toBe(4);
  });

  it('holds every write that was under way when the power went', async () => {
    const seen: [string, boolean][] = [];
    const hanging = (id: string): Step<Facts> => ({
      ...{ id, after: [] },
      async observe(_facts, { attempted }) {
        seen.push([id, attempted]);
        return { is: attempted ? 'done' : 'missing' };
      },
      apply: () => new Promise(() => undefined),
    });
    const recipe = recipeOf(hanging('one'), hanging('two'));
    const { journal } = run(recipe);
    await expect
      .poll(() => journal.onDisk.get(request().id)?.attempted.toSorted())
      .toEqual(['one', 'two']);
    seen.length = 0;
    await run(recipe, journal.onDisk.get(request().id)).end;
    expect(seen).toEqual([
      ['one', true],
      ['two', true],
    ]);
  });
});
