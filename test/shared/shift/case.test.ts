import { describe, expect, it } from 'vitest';
import {
  caseId,
  caseOf,
  type CaseView,
  helperName,
  helpersOf,
  isHeldBy,
  secretIn,
} from '../../../shared/shift/case.ts';
import { peopleAtDesk, type PersonAtDesk } from '../../../shared/requests/people-at-desk.ts';
import { idOf, request } from '../../renderer/screen-request.ts';

const noon = '2027-08-05T12:00:00.000Z';
const told = (by: string, at = noon) => ({ by, at });
const noted = (id: number, text: string, at = noon): CaseView => ({
  ...{ id: idOf(id), revision: 1 },
  note: { text, revision: 1, ...told('Asha', at) },
});
const held = (id: number, [name, by = name]: readonly [string, string?], at = noon): CaseView => ({
  ...{ id: idOf(id), revision: 1 },
  holder: { name, ...told(by, at) },
});
const byId = (...cases: CaseView[]) => new Map(cases.map((found) => [found.id, found]));

function janes(): PersonAtDesk {
  const [person] = peopleAtDesk([
    request(2, 'waiting', { kind: 'membership', createdAt: '2027-08-05T11:00:00.000Z' }),
    request(1, 'confirmed', {}),
  ]);
  if (!person) throw new Error('There is nobody');
  return person;
}

describe('a note', () => {
  it.each([
    ['note-private-key', '-----BEGIN OPENSSH PRIVATE KEY-----\nabc'],
    ['note-private-key', 'his key: b3BlbnNzaC1rZXktdjEAAAA'],
    ['note-password', 'password: nine horses'],
    ['note-password', 'his Passwort ist Sommer2027'],
    ['note-password', 'PW=abc'],
    ['note-password', 'PIN: 1234'],
    ['note-password', 'el pase / contraseña: abc'],
    ['note-password', 'وشەی نهێنی: abc'],
  ])('does not take a %s: %s', (secret, text) => {
    expect(secretIn(text)).toBe(secret);
  });

  it.each([
    'comes back after lunch with his laptop',
    'forgot his password, wants to choose another one',
    'password prompt does not appear: asked Ben',
    'Opinion is: wait for approval',
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDsWZnL2B5lqbyY7Uq4Rq3Gmu0CjWZbBcZ6n2cQ0v8Yd',
    'دوای نانی نیوەڕۆ دێتەوە',
  ])('takes what is none: %s', (text) => {
    expect(secretIn(text)).toBeUndefined();
  });

  it('is judged in no time, whatever stands in it', () => {
    const start = performance.now();
    for (const text of ['password is '.repeat(23), 'pass '.repeat(56), ': '.repeat(140)])
      secretIn(text);
    expect(performance.now() - start).toBeLessThan(50);
  });
});

describe('the name of a helper', () => {
  it('is one line that steers nothing around it', () => {
    expect(helperName.parse('  Ben A. ')).toBe('Ben A.');
    expect(helperName.parse('ئاشا')).toBe('ئاشا');
    for (const wrong of ['', '  ', 'a\nb', 'a\u202eb', 'a\u200bb', 'a'.repeat(61)]) {
      expect(helperName.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
    }
  });
});

describe('the case of a person', () => {
  it('is kept by their oldest request, and stays with the one that it is kept by', () => {
    expect(caseId(janes(), new Map())).toBe(idOf(1));
    expect(caseId(janes(), byId(noted(2, 'x')))).toBe(idOf(2));
  });

  it('is the one that somebody said something of last, where two cards became one person’s', () => {
    const [before, after] = [noted(1, 'before'), noted(2, 'after', '2027-08-05T13:00:00.000Z')];
    expect(caseOf(janes(), byId(before, after))?.note?.text).toBe('after');
    expect(caseOf(janes(), byId(noted(9, 'of another')))).toBeUndefined();
  });

  it('is somebody’s by name, however it is written, and nobody’s where nobody is here', () => {
    expect(isHeldBy(held(1, ['Asha']), 'asha')).toBe(true);
    expect(isHeldBy(held(1, ['Asha']), 'Ben')).toBe(false);
    expect(isHeldBy(held(1, ['Asha']), '')).toBe(false);
    expect(isHeldBy(undefined, 'Asha')).toBe(false);
  });
});

describe('the helpers of today', () => {
  it('are those who hold something, or said something lately, the last first', () => {
    const yesterday = '2027-08-04T12:00:00.000Z';
    const cases = [
      held(1, ['Asha'], '2027-08-05T09:00:00.000Z'),
      held(2, ['Ben', 'ASHA'], '2027-08-05T11:00:00.000Z'),
      held(3, ['Night'], yesterday),
      { ...noted(4, 'x', yesterday), note: { text: 'x', revision: 1, ...told('Gone', yesterday) } },
    ];
    expect(helpersOf(cases, new Date(noon))).toEqual(['Ben', 'ASHA', 'Night']);
  });

  it('are few enough to be read', () => {
    const many = Array.from({ length: 40 }, (_, i) => held(i, [`Helper ${i}`]));
    expect(helpersOf(many, new Date(noon))).toHaveLength(12);
  });
});
