import type { Right } from '../../../shared/domain/session.ts';
import {
  type ApprovalAct,
  type StoredApproval,
  withDone,
} from '../../../shared/requests/approval.ts';
import type { Ports } from '../ports/ports.ts';
import type { StoredRequest } from '../ports/request-journal.ts';
import type { Clock } from '../ports/system.ts';

interface Options {
  readonly rules: Ports['approval'];
  readonly rights: readonly Right[];
  readonly clock: Pick<Clock, 'now'>;
  /** Who files and changes. */
  readonly author: () => string;
}

/** What is done about an approval, by whom and when. */
export type Act = { readonly act: ApprovalAct; readonly by: string; readonly text?: string };

/** A request about whose approval something was done with this change of it. */
export function withAct(
  request: StoredRequest,
  done: Act,
  before: Omit<StoredApproval, 'acts'> & Partial<Pick<StoredApproval, 'acts'>>,
): StoredRequest {
  const { revision, updatedAt: at } = request;
  const approval = { ...before, acts: before.acts ?? [] };
  return { ...request, approval: withDone(approval, { ...done, at, revision }) };
}

/** Why a request is changed: `steered` for one that goes on as it was asked for, `asked-anew` for another wish, `decided` by who may. */
export type ChangedHow = 'steered' | 'asked-anew' | 'decided';

/**
 * Keeps what needs approval from going by itself, for one caller. What is done is what was approved: whoever may not let a request go may not change
 * what it asks for either, without that it waits again; and what waits goes on waiting whatever else is changed, until it is decided or put aside.
 */
export function createApprovalGate({ rules, rights, clock, author }: Options) {
  /** Whoever has nothing but an event's code gets an account by themselves, and whatever else only where somebody looked at it, whatever the event says. */
  const least = ({ kind }: StoredRequest) =>
    kind === 'account' || rights.includes('submit') ? undefined : 'submit';
  const needed = (request: StoredRequest) => {
    const right = rules?.needs(request.kind, request.facts) ?? least(request);
    return right === undefined || rights.includes(right) ? undefined : right;
  };
  const asked = (request: StoredRequest, act: ApprovalAct): StoredRequest => {
    const { approval } = request;
    const needs = needed(request) ?? approval?.needs;
    if (needs === undefined) return request;
    const since = act === 'changed' && approval ? approval.since : clock.now().toISOString();
    const waiting = { ...request, state: 'for-approval' } as const;
    const acts = approval?.acts ?? [];
    return withAct(waiting, { act, by: author() }, { needs, since, acts });
  };
  const filed = (request: StoredRequest): StoredRequest =>
    request.state === 'saved' && needed(request) ? asked(request, 'asked-for') : request;

  return {
    /** Whether anything waits for approval at this event. */
    isOn: rules !== undefined,

    /** A request that is new, or is asked for again: as it is, or waiting. */
    filed,

    /** A request after a change, which was what it is before. */
    changed(before: StoredRequest, after: StoredRequest, how: ChangedHow): StoredRequest {
      if (how === 'decided' || after.state === 'dismissed') return after;
      if (before.state !== 'for-approval') return how === 'asked-anew' ? filed(after) : after;
      return how === 'asked-anew' ? asked(after, 'changed') : { ...after, state: before.state };
    },
  };
}

/** Keeps what needs approval from going by itself. */
export type ApprovalGate = ReturnType<typeof createApprovalGate>;

/** For what files in nobody's name, and where nothing needs approval. */
export const openGate: ApprovalGate = createApprovalGate({
  rules: undefined,
  rights: ['submit'],
  clock: { now: () => new Date(0) },
  author: () => '',
});
