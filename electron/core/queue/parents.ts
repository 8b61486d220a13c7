import type { ErrorCode } from '../../../shared/errors.ts';
import { sameName } from '../../../shared/names/same-name.ts';
import { decisionOf, saysWhat, withDone } from '../../../shared/requests/approval.ts';
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
  'for-approval': 'wait',
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

type Facts = StoredRequest['facts'];

/** Whether somebody reads another thing in it now: what was not known before is no other. */
const isOther = (was: unknown, is: unknown): boolean => {
  if (was === undefined || was === '') return false;
  if (typeof was === 'string' && typeof is === 'string') return !sameName(was, is);
  return JSON.stringify(was) !== JSON.stringify(is);
};

/** Whether it was approved, has not begun, and is about others by now. */
const isApprovedForOthers = ({ facts, finished, approval }: StoredRequest, after: Facts): boolean =>
  approval !== undefined &&
  decisionOf(approval)?.act === 'approved' &&
  finished.length === 0 &&
  Object.entries(facts).some(([fact, was]) => isOther(was, after[fact]));

/**
 * What is done is what was approved: one that was approved for somebody whose card has got other names since waits for approval again, asked for
 * by whoever gave it those. Once it has begun the names stand, and it may know a person's better than their card does.
 */
function unlessApprovedFor(
  request: StoredRequest,
  own: StoredRequest,
  parent: StoredRequest,
): StoredRequest | undefined {
  const { approval } = request;
  if (!approval || !isApprovedForOthers(request, own.facts)) return undefined;
  const { updatedAt: at, askedBy } = parent;
  const by = parent.approval?.acts.findLast(saysWhat)?.by ?? askedBy;
  const done = { act: 'asked-for', by, at, revision: own.revision + 1 } as const;
  return {
    ...own,
    state: 'for-approval',
    problem: undefined,
    failed: undefined,
    retryAt: undefined,
    approval: withDone({ ...approval, since: at }, done),
  };
}

/** The request as it stands on account of the one that it waits for. */
function stopped(request: StoredRequest, means: 'wait' | 'lost', after: string): StoredRequest {
  const params = [after];
  const stop =
    means === 'wait'
      ? ({ state: 'waiting', problem: { code: 'waits-for-other', params } } as const)
      : ({ state: 'needs-you', problem: { code: 'other-dismissed', params } } as const);
  return { ...request, ...stop, failed: undefined, retryAt: undefined };
}

/** Looks at the request that has to be confirmed before this one, if there is any. Throws as the journal does. */
export async function turnOf(
  request: StoredRequest,
  recipe: Pick<Recipe<Record<string, unknown>>, 'facts' | 'inherit'>,
  journal: Pick<RequestJournal, 'get'>,
): Promise<Turn> {
  const { after } = request;
  if (after === undefined) return { hasCome: true, request, awaits: asItIs };
  const parent = await journal.get(after);
  if (!parent) return { hasCome: false, request: stopped(request, 'lost', after), awaits: asItIs };
  const means = meaning[parent.state];
  const own = inherited(request, recipe, parent);
  const awaits = parent.state === 'handed-over' ? awaitsDesk : asItIs;
  if (means === 'lost') return { hasCome: false, request: stopped(own, means, after), awaits };
  const unapproved = unlessApprovedFor(request, own, parent);
  if (unapproved) return { hasCome: false, request: unapproved, awaits };
  if (means === 'go') return { hasCome: true, request: own, awaits };
  return { hasCome: false, request: stopped(own, means, after), awaits };
}
