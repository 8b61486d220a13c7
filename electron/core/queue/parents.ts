import type { ErrorCode } from '../../../shared/errors.ts';
import type { RequestState } from '../../../shared/requests/request.ts';
import { AppError } from '../base/errors.ts';
import type { RequestJournal, StoredRequest } from '../ports/request-journal.ts';
import type { Recipe } from '../kinds/base/step.ts';
import { RunFailure } from './runner.ts';

/** Whether a request may be tried as far as the one it waits for goes. `request` is as it stands then. */
export interface Turn {
  readonly hasCome: boolean;
  readonly request: StoredRequest;
  /** What a failed try means, where another desk has the request that it waits for: what is missing is not there yet. */
  awaits(failure: unknown): unknown;
}

const asItIs = (failure: unknown): unknown => failure;

/** Failures that say that an account is not there. */
const missing: readonly ErrorCode[] = ['account-missing', 'cloud-user-unknown'];

/** Nobody at this desk can do anything about a card that another desk makes true. */
function awaitsDesk(failure: unknown): unknown {
  const cause = failure instanceof RunFailure ? failure.cause : failure;
  if (!(cause instanceof AppError) || !missing.includes(cause.code)) return failure;
  const notYet = new AppError(
    'handed-over-not-yet',
    'The card that was handed over is not true yet',
    {
      params: cause.params,
      cause,
    },
  );
  return failure instanceof RunFailure ? new RunFailure(failure.request, notYet) : notYet;
}

/**
 * What the state of a request means for those that wait for it. One that was exported is told of at another desk: whether what it
 * makes stands here, those that waited for it see for themselves, again and again.
 */
const meaning: Readonly<Record<RequestState, 'go' | 'wait' | 'lost'>> = {
  expected: 'wait',
  saved: 'wait',
  waiting: 'wait',
  sending: 'wait',
  'needs-you': 'wait',
  confirmed: 'go',
  'handed-over': 'go',
  dismissed: 'lost',
};

function inherited(
  request: StoredRequest,
  { facts: schema, inherit }: Pick<Recipe<Record<string, unknown>>, 'facts' | 'inherit'>,
  parent: StoredRequest,
): StoredRequest {
  // Facts that make no sense are found by the run, which says so on the request.
  const facts = schema.safeParse(request.facts).data;
  if (!facts || !inherit) return request;
  return { ...request, facts: { ...request.facts, ...inherit(facts, parent) } };
}

/** Looks at the request that has to be confirmed before this one, if there is any. Throws as the journal does. */
export async function turnOf(
  request: StoredRequest,
  recipe: Pick<Recipe<Record<string, unknown>>, 'facts' | 'inherit'>,
  journal: Pick<RequestJournal, 'get'>,
): Promise<Turn> {
  if (request.after === undefined) return { hasCome: true, request, awaits: asItIs };
  const parent = await journal.get(request.after);
  const means = parent ? meaning[parent.state] : 'lost';
  const own = parent ? inherited(request, recipe, parent) : request;
  const awaits = parent?.state === 'handed-over' ? awaitsDesk : asItIs;
  if (means === 'go') return { hasCome: true, request: own, awaits };
  const params = [request.after];
  const stop =
    means === 'wait'
      ? ({ state: 'waiting', problem: { code: 'waits-for-other', params } } as const)
      : ({ state: 'needs-you', problem: { code: 'other-dismissed', params } } as const);
  const standing = { ...own, ...stop, failed: undefined, retryAt: undefined };
  return { hasCome: false, request: standing, awaits };
}

type Waiter = Pick<StoredRequest, 'id' | 'after'>;

/** Which requests wait for which, as far as this process has seen. */
export function createWaiters() {
  const byParent = new Map<string, Set<string>>();
  return {
    add({ id, after }: Waiter): void {
      if (after !== undefined) byParent.set(after, (byParent.get(after) ?? new Set()).add(id));
    },
    remove({ id, after = '' }: Waiter): void {
      byParent.get(after)?.delete(id);
    },
    of: (parent: string): readonly string[] => [...(byParent.get(parent) ?? [])],
    /** Those that wait for this one, which are then forgotten: whoever still waits is added again. */
    take(parent: string): readonly string[] {
      const children = [...(byParent.get(parent) ?? [])];
      byParent.delete(parent);
      return children;
    },
    clear: (): void => byParent.clear(),
  };
}
