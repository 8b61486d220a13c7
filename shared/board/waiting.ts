import { sortOf, type ErrorCode } from '../errors.ts';
import type { RequestState } from '../requests/request.ts';
import type { WaitReason } from './board.ts';

/** Waiting for another request of the same person is no reason of its own: that other one has it. */
const ofAnother: readonly (ErrorCode | undefined)[] = ['waits-for-other', 'handed-over-not-yet'];

/** Who must act before a request that needs a person goes on. */
const ofPeople = (code: ErrorCode | undefined): WaitReason =>
  code === 'password-needed' ? 'newcomer' : 'helper';

function ofWaiting(code: ErrorCode | undefined): WaitReason | undefined {
  if (ofAnother.includes(code)) return undefined;
  if (code === undefined) return 'turn';
  if (code === 'approval-pending') return 'approval';
  if (code === 'review-pending') return 'review';
  const sort = sortOf(code);
  if (sort === 'sign-in') return 'login';
  // What keeps the requests was away, and nobody else is waited for.
  if (sort === 'broken') return 'turn';
  return sort === 'pending' ? 'system' : 'network';
}

/** What an unfinished request waits for, by its state and the code of its problem; undefined where another request of its person says so. */
export function waitReasonOf(
  state: RequestState,
  code: ErrorCode | undefined,
): WaitReason | undefined {
  if (state === 'for-approval') return 'approver';
  return state === 'needs-you' ? ofPeople(code) : ofWaiting(code);
}
