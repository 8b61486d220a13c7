import { expect, it } from 'vitest';
import {
  type ApprovalAct,
  isAskedBack,
  nameOfDecider,
  storedApproval,
  viewOfApproval,
} from '../../../shared/requests/approval.ts';

/** An approval about which this was done, one after the other, by Ada. */
const after = (...acts: readonly ApprovalAct[]) =>
  storedApproval.parse({
    ...{ needs: 'approve', since: '2027-08-04T08:00:00.000Z' },
    acts: acts.map((act, i) => ({
      ...{ act, by: 'uid=ada,ou=people,dc=example,dc=org', revision: i + 1, text: `${act} ${i}` },
      at: `2027-08-04T08:0${i}:00.000Z`,
    })),
  });
const view = (...acts: readonly ApprovalAct[]) => viewOfApproval(after(...acts));

it('whoever claimed a request, took it over or asked about it holds it, until it is let go of', () => {
  expect(view('asked-for').holder).toBeUndefined();
  for (const act of ['claimed', 'taken-over', 'asked'] as const) {
    expect(view('asked-for', act, 'answered', 'changed').holder).toEqual({
      ...{ name: 'ada', at: '2027-08-04T08:01:00.000Z' },
    });
  }
  for (const act of ['released', 'approved', 'refused', 'asked-for'] as const) {
    expect(view('asked-for', 'claimed', act).holder).toBeUndefined();
  }
});

it('a question is open until it is answered, decided or asked for anew', () => {
  expect(isAskedBack(view('asked-for', 'asked'))).toBe(true);
  expect(isAskedBack(view('asked-for', 'asked', 'answered', 'asked'))).toBe(true);
  for (const act of ['answered', 'approved', 'refused', 'asked-for'] as const) {
    expect(isAskedBack(view('asked-for', 'asked', act)), act).toBe(false);
  }
  expect(isAskedBack(undefined)).toBe(false);
});

it('a decision stands with its reason until the request is asked for anew', () => {
  expect(view('asked-for', 'refused').decided).toMatchObject({
    is: 'refused',
    reason: 'refused 1',
  });
  expect(view('asked-for', 'approved').decided?.is).toBe('approved');
  expect(view('asked-for', 'approved', 'asked-for').decided).toBeUndefined();
});

it('who decides is told by a name, and never by an address', () => {
  expect(nameOfDecider('uid=ada,ou=people,dc=example,dc=org')).toBe('ada');
  expect(nameOfDecider('Ada Lovelace')).toBe('Ada Lovelace');
  expect(nameOfDecider('ada@example.org')).toBe('ada');
  expect(nameOfDecider('')).toBe('');
});
