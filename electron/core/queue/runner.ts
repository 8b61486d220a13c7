import { AppError } from '../base/errors.ts';
import type { RequestJournal, StoredRequest } from '../ports/request-journal.ts';
import type { Clock, Random } from '../ports/system.ts';
import type { Observation, Recipe, Run, Step } from '../kinds/base/step.ts';

/** How often a lost race is run again before a person is asked, and the longest pause between, in milliseconds. */
const MOST_ROUNDS = 30;
const LONGEST_PAUSE_MS = 400;

export interface RunnerPorts {
  readonly clock: Clock;
  readonly random: Random;
  readonly journal: Pick<RequestJournal, 'save' | 'mark'>;
  /** Takes one send out of the event's budget; throws `throttled` where there is none left. */
  pace(): Promise<void>;
  /** Tells screens of a change that need not be on disk. */
  show(request: StoredRequest): void;
}

/**
 * Runs a request through its recipe: observe, apply, observe, record. Everything that was seen is asked of the real
 * system in this run; the journal only says what may have been sent. Throws what the steps throw; the caller
 * decides what a failure means for the request.
 */
export async function runRecipe<F extends Record<string, unknown>>(
  start: StoredRequest,
  recipe: Recipe<F>,
  ports: RunnerPorts,
): Promise<StoredRequest> {
  const { journal } = ports;
  const anew = { finished: [], problem: undefined, retryAt: undefined };
  let request: StoredRequest = { ...start, ...anew, state: 'sending' };
  let facts = recipe.facts.parse(start.facts);

  const note = (change: Partial<StoredRequest>): void => {
    request = { ...request, ...change, facts, updatedAt: ports.clock.now().toISOString() };
    ports.show(request);
  };
  const learn = (learned: Partial<F> | undefined): void => {
    if (learned) facts = { ...facts, ...learned };
  };
  const runOf = (step: Step<F>): Run => ({
    requestId: request.id,
    attempted: request.attempted.includes(step.id),
  });

  /**
   * The write may arrive even if we never hear of it, so that it was tried is written down first. Where the server said no, nothing of
   * it arrived, and what stands there is not ours on its account.
   */
  const send = async (step: Step<F> & Required<Pick<Step<F>, 'apply'>>) => {
    const { attempted } = request;
    note({ attempted: [...new Set([...attempted, step.id])] });
    await (step.remembersSending ? journal.save(request) : journal.mark(request));
    const refusal = await refusalOf(step.apply(facts, runOf(step)));
    if (!refusal) return undefined;
    note({ attempted });
    await journal.save(request);
    return refusal;
  };

  const apply = async (step: Step<F>): Promise<Observation<F>> => {
    const { apply: write } = step;
    if (!write) return { is: 'blocked', code: refusedBy(step), params: [step.id] };
    if (await step.isPaced?.(facts)) await ports.pace();
    const refusal = await send({ ...step, apply: write });
    if (refusal?.sort === 'again') throw refusal;
    const seen = await step.observe(facts, runOf(step));
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

  const round = async (): Promise<void> => {
    for (const step of recipe.steps) {
      if (step.isNeeded?.(facts) === false) continue;
      const seen = await take(step);
      if (seen.is === 'missing') {
        const said = `${step.id}: written, yet not there`;
        throw new AppError(refusedBy(step), said, { params: [step.id] });
      }
      if (seen.is === 'blocked') {
        throw new AppError(seen.code, `${step.id}: ${seen.code}`, { params: seen.params });
      }
      learn(seen.learned);
      note({ finished: [...request.finished, step.id] });
    }
  };

  const pause = (rounds: number): Promise<void> =>
    new Promise((resolve) => {
      const longest = Math.min(LONGEST_PAUSE_MS, 5 * 2 ** rounds);
      ports.clock.after(ports.random() * longest, resolve);
    });

  try {
    note({});
    for (let rounds = 0; ; rounds += 1) {
      try {
        await round();
        note({ state: 'confirmed', failures: 0 });
        return request;
      } catch (error) {
        const again = error instanceof AppError && error.sort === 'again';
        if (!again || rounds >= MOST_ROUNDS) throw error;
        facts = recipe.startOver(facts);
        note({ finished: [] });
        await pause(rounds);
      }
    }
  } catch (error) {
    throw new RunFailure(request, error);
  }
}

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
