import type { FailureSort } from '../../../shared/errors.ts';
import type { Problem } from '../../../shared/requests/request.ts';
import { AppError } from '../base/errors.ts';
import { createLine } from '../base/in-line.ts';
import { revised } from '../base/revised.ts';
import type { RequestJournal, StoredRequest } from '../ports/request-journal.ts';
import type { Clock, Random } from '../ports/system.ts';
import {
  type Observation,
  type Recipe,
  type Run,
  type Step,
  waitsFor,
} from '../kinds/base/step.ts';

/** How often a lost race is run again before a person is asked, and the longest pause between, in milliseconds. */
const MOST_ROUNDS = 30;
const LONGEST_PAUSE_MS = 400;

export interface RunnerPorts {
  readonly clock: Clock;
  readonly random: Random;
  readonly journal: Pick<RequestJournal, 'save'>;
  /** Takes one send out of the event's budget; throws `throttled` where there is none left. */
  pace(): Promise<void>;
  /** Tells screens of a change that need not be on disk. */
  show(request: StoredRequest): void;
}

/**
 * Runs a request through its recipe: observe, apply, observe, record, with steps side by side that do not wait for each other. Everything
 * that was seen is asked of the real system in this run; the journal only says what may have been sent. Throws what the steps throw; the
 * caller decides what a failure means for the request.
 */
export async function runRecipe<F extends Record<string, unknown>>(
  start: StoredRequest,
  recipe: Recipe<F>,
  ports: RunnerPorts,
): Promise<StoredRequest> {
  const { journal } = ports;
  const { steps } = recipe;
  const writes = createLine();
  const anew = { finished: [], problem: undefined, failed: undefined, retryAt: undefined };
  let request: StoredRequest = { ...start, ...anew, state: 'sending' };
  let facts = recipe.facts.parse(start.facts);

  const stand = (change: Partial<StoredRequest>): StoredRequest => {
    request = revised(request, { ...change, facts }, ports.clock);
    return request;
  };
  const note = (change: Partial<StoredRequest>): void => ports.show(stand(change));
  const learn = (learned: Partial<F> | undefined): void => {
    if (learned) facts = { ...facts, ...learned };
  };
  const runOf = (step: Step<F>): Run => ({
    requestId: request.id,
    attempted: request.attempted.includes(step.id),
  });
  /** One write after the other, each of what is known when its turn comes: none puts back what another step has noted since. */
  const keep = (): Promise<void> => writes(() => journal.save(request));

  /**
   * The write may arrive even if we never hear of it, so that it was tried is on the disk first: what this request made, what it found and
   * whether it has begun are told by that, also after a power cut. Where the server said no, nothing of
   * it arrived, and what stands there is not ours on its account.
   */
  const send = async (step: Step<F> & Required<Pick<Step<F>, 'apply'>>) => {
    const { attempted: wasAttempted } = runOf(step);
    note({ attempted: [...new Set([...request.attempted, step.id])] });
    await keep();
    const refusal = await refusalOf(step.apply(facts, runOf(step)));
    if (!refusal) return undefined;
    note({ attempted: request.attempted.filter((id) => wasAttempted || id !== step.id) });
    await keep();
    return refusal;
  };

  const apply = async (step: Step<F>): Promise<Observation<F>> => {
    const { apply: write } = step;
    if (!write) return { is: 'blocked', code: refusedBy(step), params: [step.id] };
    if (await step.isPaced?.(facts)) await ports.pace();
    const refusal = await send({ ...step, apply: write });
    if (refusal?.sort === 'again') throw refusal;
    const seen = await step.observe(facts, { ...runOf(step), justWritten: !refusal });
    if (refusal && seen.is === 'missing') throw refusal;
    return seen;
  };

  const take = async (step: Step<F>): Promise<Observation<F>> => {
    learn(await step.prepare?.(facts));
    const seen = await step.observe(facts, runOf(step));
    if (seen.is !== 'missing') return seen;
    learn(seen.learned);
    return apply(step);
  };

  const carryOut = async (step: Step<F>): Promise<void> => {
    if (step.isNeeded?.(facts) === false) return;
    const seen = await take(step);
    if (seen.is === 'missing') {
      const said = `${step.id}: written, yet not there`;
      throw new AppError(refusedBy(step), said, { params: [step.id] });
    }
    if (seen.is === 'blocked') throw failureOf(step, seen);
    learn(seen.learned);
    if (seen.is === 'pending') {
      note({});
      throw failureOf(step, seen);
    }
    note({ finished: [...request.finished, step.id] });
  };

  /**
   * Each step as soon as those it waits for are over. After a failure none begins, and those under way come to their end: what they sent
   * is sent, and what became of it is to be known. Answers what failed, in the order of the steps.
   */
  const round = async (): Promise<readonly unknown[]> => {
    const ends = new Map<string, Promise<void>>();
    const failures = new Map<Step<F>, unknown>();
    const go = async (step: Step<F>): Promise<void> => {
      try {
        await Promise.all(waitsFor(step, steps).flatMap((id) => ends.get(id) ?? []));
        if (failures.size === 0) await carryOut(step);
      } catch (error) {
        failures.set(step, error);
        const failed = { step: step.id, problem: problemOf(error) };
        note({ failed: [...(request.failed ?? []), failed] });
      }
    };
    for (const step of steps) ends.set(step.id, go(step));
    await Promise.all(ends.values());
    return steps.filter((step) => failures.has(step)).map((step) => failures.get(step));
  };

  try {
    note({});
    for (let rounds = 0; ; rounds += 1) {
      const failures = await round();
      // Whoever saves it shows that: where it cannot be saved, it is looked at once more, and nobody was told that it is over.
      if (failures.length === 0) return stand({ state: 'confirmed', failures: 0 });
      const failure = decisiveOf(failures);
      if (failures.some(isLostRace) && rounds < MOST_ROUNDS) {
        facts = recipe.startOver(facts);
        note({ finished: [], failed: undefined });
      }
      if (!isLostRace(failure) || rounds >= MOST_ROUNDS) throw failure;
      await pause(rounds, ports);
    }
  } catch (error) {
    throw new RunFailure(request, error);
  }
}

/** What a step that goes no further is for the request. */
const failureOf = <F>(
  { id }: Pick<Step<F>, 'id'>,
  { code, params, ...seen }: Extract<Observation<F>, { is: 'blocked' | 'pending' }>,
): AppError =>
  new AppError(code, `${id}: ${code}`, {
    params,
    ...('retryAt' in seen ? { retryAt: seen.retryAt } : {}),
  });

const pause = (rounds: number, { clock, random }: RunnerPorts): Promise<void> =>
  new Promise((resolve) => {
    const longest = Math.min(LONGEST_PAUSE_MS, 5 * 2 ** rounds);
    clock.after(random() * longest, resolve);
  });

const sortOf = (failure: unknown): FailureSort =>
  failure instanceof AppError ? failure.sort : 'broken';

/** A failure as it is told of a request or of one of its steps; an unknown one says nothing of itself. */
export const problemOf = (error: unknown): Problem =>
  error instanceof AppError
    ? { code: error.code, params: [...error.params] }
    : { code: 'internal', params: [] };

const isLostRace = (failure: unknown): boolean => sortOf(failure) === 'again';

/**
 * Which of several failures decides what becomes of the request. One that a person has to settle comes first: whoever asked may still be at
 * the desk, and what was refused is not sent again and again on account of another part that passes by itself. What waits is tried again
 * with it.
 */
const DECISIVE: readonly FailureSort[] = [
  ...(['broken', 'refused', 'sign-in'] as const),
  ...(['network', 'throttled', 'pending', 'again'] as const),
];

/** Of several of one sort, the one of the step that stands further up. */
const decisiveOf = (failures: readonly unknown[]): unknown =>
  failures.toSorted((a, b) => DECISIVE.indexOf(sortOf(a)) - DECISIVE.indexOf(sortOf(b)))[0];

const refusedBy = ({ system = 'directory' }: Pick<Step<never>, 'system'>) =>
  `${system}-refused` as const;

/** A server's refusal is looked into before it is believed: what then stands there says more than its words. */
async function refusalOf(write: Promise<void>): Promise<AppError | undefined> {
  try {
    await write;
    return undefined;
  } catch (error) {
    const isAnswer =
      error instanceof AppError && (error.sort === 'refused' || error.sort === 'again');
    if (isAnswer) return error;
    throw error;
  }
}

/** A failed run with the request as far as it came, so that nothing learned on the way is lost. */
export class RunFailure extends Error {
  readonly request: StoredRequest;

  constructor(request: StoredRequest, cause: unknown) {
    super('The request could not be carried out', { cause });
    this.name = 'RunFailure';
    this.request = request;
  }
}
