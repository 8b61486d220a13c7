import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { RunFailure, runRecipe } from '../../../../electron/core/queue/runner.ts';
import type { Observation, Recipe, Step } from '../../../../electron/core/kinds/base/step.ts';
import type { StoredRequest } from '../../../../electron/core/ports/request-journal.ts';
import { systemClock } from '../../../../electron/adapters/node/system.ts';
import { fakeJournal } from '../../../fakes/journal.ts';
import { stored } from '../../../fakes/request.ts';

const facts = z.object({ number: z.number().optional(), rounds: z.number().optional() });
type Facts = z.infer<typeof facts>;

/** A world of which steps make a part so; `seen` and `sent` count what was asked and written. */
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

const recipeOf = (...steps: Step<Facts>[]): Recipe<Facts> => ({
  facts,
  systems: ['directory'],
  steps,
  startOver: ({ rounds = 0 }) => ({ rounds: rounds + 1 }),
  settled: () => undefined,
});

const request = (change: Partial<StoredRequest> = {}) => stored({ facts: {}, ...change });

function run(recipe: Recipe<Facts>, start = request(), pace = () => Promise.resolve()) {
  const journal = fakeJournal(start);
  const shown: StoredRequest[] = [];
  const ports = {
    ...{ journal, pace },
    ...{ clock: systemClock, random: () => 0, show: (at: StoredRequest) => void shown.push(at) },
  };
  return { journal, shown, end: runRecipe(start, recipe, ports) };
}

describe('runRecipe', () => {
  it('looks, writes, looks again, and only then goes on', async () => {
    const { log, step } = world();
    const { end } = run(recipeOf(step('one'), step('two')));
    expect(await end).toMatchObject({ state: 'confirmed', finished: ['one', 'two'] });
    expect(log).toEqual(['see one', 'write one', 'see one', 'see two', 'write two', 'see two']);
  });

  it('lets the write know what the look before it showed, and keeps that before it is sent', async () => {
    const { step } = world();
    const written: unknown[] = [];
    const learning = step('one', {
      observe: async () =>
        written.length > 0 ? { is: 'done' } : { is: 'missing', learned: { number: 7 } },
      apply: async ({ number }) => void written.push(number),
    });
    const { journal, end } = run(recipeOf(learning));
    await end;
    expect(written).toEqual([7]);
    expect(journal.written[0]).toMatchObject({ facts: { number: 7 }, attempted: ['one'] });
  });

  it('writes nothing that stands there already', async () => {
    const { made, log, step } = world();
    made.add('one');
    await run(recipeOf(step('one'))).end;
    expect(log).toEqual(['see one']);
  });

  it('does not believe the journal: a step that was finished is looked at again', async () => {
    const { log, step } = world();
    await run(recipeOf(step('one')), request({ finished: ['one'], attempted: ['one'] })).end;
    expect(log).toEqual(['see one', 'write one', 'see one']);
  });

  it('asks for the budget before it notes that a paced step may be sent, and for no other step', async () => {
    const { log, step } = world();
    const paced = step('two', { isPaced: async () => true });
    const usedUp = () =>
      Promise.reject(new AppError('throttled', '', { params: ['2027-08-04T09:00:00.000Z'] }));
    const { journal, end } = run(recipeOf(step('one'), paced), request(), usedUp);
    await expect(end).rejects.toMatchObject({
      cause: { code: 'throttled' },
      request: { attempted: ['one'] },
    });
    expect(log).not.toContain('write two');
    expect(journal.written.at(-1)?.attempted).toEqual(['one']);
  });

  it('has on disk what was prepared and that it may be sent, before it is sent', async () => {
    const { step } = world();
    const seen: unknown[] = [];
    const { journal, end } = run(
      recipeOf(
        step('one', {
          prepare: async () => ({ number: 7 }),
          apply: async () => {
            seen.push(...journal.onDisk.values());
            throw new AppError('directory-timeout', 'the answer was lost');
          },
        }),
      ),
    );
    await expect(end).rejects.toBeInstanceOf(RunFailure);
    expect(seen).toMatchObject([{ facts: { number: 7 }, attempted: ['one'], state: 'sending' }]);
  });

  it('keeps what was prepared before', async () => {
    const { step } = world();
    const prepare = async ({ number }: Facts) => ({ number: number ?? 8 });
    const { end } = run(recipeOf(step('one', { prepare })), request({ facts: { number: 7 } }));
    expect((await end).facts).toEqual({ number: 7 });
  });

  it('stops at a conflict with its words, and writes nothing', async () => {
    const { log, step } = world();
    const blocked: Observation<Facts> = { is: 'blocked', code: 'name-taken', params: ['jdoe'] };
    const { end } = run(recipeOf(step('one', { observe: async () => blocked }), step('two')));
    await expect(end).rejects.toMatchObject({ cause: { code: 'name-taken', params: ['jdoe'] } });
    expect(log).toEqual([]);
  });

  it('keeps what was learned where somebody else has to do their part, and when to look again', async () => {
    const { step } = world();
    const retryAt = '2027-08-04T09:00:00.000Z';
    const pending: Observation<Facts> = {
      ...{ is: 'pending', code: 'group-settling', params: ['bikes'], retryAt },
      learned: { number: 7 },
    };
    const { end } = run(recipeOf(step('one', { observe: async () => pending }), step('two')));
    await expect(end).rejects.toMatchObject({
      cause: { code: 'group-settling', sort: 'pending', params: ['bikes'], retryAt },
      request: { facts: { number: 7 }, finished: [] },
    });
  });

  it('waits after a write where the look after it says so', async () => {
    const { step } = world();
    const looks: Observation<Facts>[] = [
      { is: 'missing', learned: { number: 1 } },
      { is: 'pending', code: 'group-again', params: ['bikes', 'ada', '1'], learned: { number: 2 } },
    ];
    const observe = async () => looks.shift() ?? { is: 'done' as const };
    await expect(run(recipeOf(step('one', { observe }))).end).rejects.toMatchObject({
      cause: { code: 'group-again' },
      request: { facts: { number: 2 }, attempted: ['one'] },
    });
  });

  it('looks into a refusal before it believes it', async () => {
    const { made, step } = world();
    const refuse = (): Promise<void> => {
      made.add('one');
      return Promise.reject(new AppError('directory-refused', 'no'));
    };
    expect(await run(recipeOf(step('one', { apply: refuse }))).end).toMatchObject({
      state: 'confirmed',
    });
    const plain = () => Promise.reject(new AppError('directory-refused', 'no'));
    const { end } = run(recipeOf(step('two', { apply: plain })));
    await expect(end).rejects.toMatchObject({ cause: { message: 'no' } });
  });

  it('does not remember as sent what the server said no to, unless an earlier one may have arrived', async () => {
    const { made } = world();
    const seen: boolean[] = [];
    const refused = (): Step<Facts> => ({
      id: 'one',
      async observe(_facts, { attempted }) {
        seen.push(attempted);
        return { is: made.has('one') ? 'done' : 'missing' };
      },
      async apply() {
        made.add('one');
        throw new AppError('entry-exists', 'somebody was faster');
      },
    });
    const { journal, end } = run(recipeOf(refused()));
    await end;
    expect(seen).toEqual([false, false]);
    expect(journal.onDisk.get(request().id)?.attempted).toEqual([]);
    made.clear();
    await run(recipeOf(refused()), request({ attempted: ['one'] })).end;
    expect(seen.slice(2)).toEqual([true, true]);
  });

  it('does not call done what was written and is not there', async () => {
    const { step } = world();
    const { end } = run(recipeOf(step('one', { apply: () => Promise.resolve() })));
    await expect(end).rejects.toMatchObject({ cause: { code: 'directory-refused' } });
  });

  it('starts over after a lost race, with what the recipe starts over with', async () => {
    const { step } = world();
    let lost = 3;
    const observe = async (): Promise<Observation<Facts>> => {
      lost -= 1;
      if (lost > 0) throw new AppError('number-taken', 'lost');
      return { is: 'done' };
    };
    expect(await run(recipeOf(step('one', { observe }))).end).toMatchObject({
      state: 'confirmed',
      facts: { rounds: 2 },
    });
  });

  it('gives up after many lost races instead of running for ever', async () => {
    const { step } = world();
    const observe = () => Promise.reject(new AppError('number-taken', 'lost'));
    await expect(run(recipeOf(step('one', { observe }))).end).rejects.toMatchObject({
      cause: { code: 'number-taken' },
    });
  });

  it('shows no old failure while it tries again', async () => {
    const { step } = world();
    const problem: StoredRequest['problem'] = { code: 'directory-timeout', params: [] };
    const waiting = request({ state: 'waiting', problem, retryAt: '2027-08-04T08:00:02.000Z' });
    const { shown, end } = run(recipeOf(step('one')), waiting);
    await end;
    expect(shown.map((at) => [at.problem, at.retryAt]).flat()).toEqual(
      Array(shown.length * 2).fill(undefined),
    );
  });

  it('shows each step as it comes true, and leaves the end to whoever has saved it', async () => {
    const { step } = world();
    const { shown, end } = run(recipeOf(step('one'), step('two')));
    await end;
    const told = shown.map(({ state, finished }) => `${state} ${finished.length}`);
    expect([...new Set(told)]).toEqual(['sending 0', 'sending 1', 'sending 2']);
  });

  it('counts every change up, so that what is told later is known to be newer whatever the clock says', async () => {
    const { step } = world();
    const { shown, end, journal } = run(
      recipeOf(step('one'), step('two')),
      request({ revision: 7 }),
    );
    const ended = await end;
    const told = shown.map(({ revision }) => revision);
    expect(told).toEqual(told.map((_, at) => 8 + at));
    expect(ended.revision).toBe(8 + told.length);
    expect(journal.written.map(({ revision }) => revision)).toEqual([9, 11]);
  });

  it('refuses facts that a damaged file made unreadable', async () => {
    const { log, step } = world();
    const { end } = run(recipeOf(step('one')), request({ facts: { number: 'many' } }));
    await expect(end).rejects.toThrow();
    expect(log).toEqual([]);
  });
});
