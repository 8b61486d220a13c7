import { expect, it } from 'vitest';
import { waitReasons } from '../../../shared/board/board.ts';
import { waitReasonOf } from '../../../shared/board/waiting.ts';
import { endOf, errorCodes } from '../../../shared/errors.ts';

it.each([
  ['saved', undefined, 'turn'],
  ['waiting', 'approval-pending', 'approval'],
  ['waiting', 'review-pending', 'review'],
  ['waiting', 'group-not-yet', 'system'],
  ['waiting', 'directory-unreachable', 'network'],
  ['waiting', 'throttled', 'network'],
  ['waiting', 'storage-failed', 'turn'],
  ['waiting', 'cloud-sign-in-needed', 'login'],
  ['waiting', 'waits-for-other', undefined],
  ['needs-you', 'password-needed', 'newcomer'],
  ['needs-you', 'name-taken', 'helper'],
  ['needs-you', undefined, 'helper'],
  ['for-approval', undefined, 'approver'],
] as const)('%s with %s waits for: %s', (state, code, reason) => {
  expect(waitReasonOf(state, code)).toBe(reason);
});

it('every code has a reason, and each reason a request that waits for it', () => {
  const seen = errorCodes.map((code) => {
    const byPerson = endOf(code) === 'by-a-person';
    return waitReasonOf(byPerson ? 'needs-you' : 'waiting', code);
  });
  const reasons = new Set([
    ...seen,
    waitReasonOf('saved', undefined),
    waitReasonOf('for-approval', undefined),
  ]);
  expect([...reasons].filter((reason) => reason !== undefined).toSorted()).toEqual(
    waitReasons.toSorted(),
  );
});
