import { expect, it } from 'vitest';
import { cardFields } from '../../../../renderer/forms/card-form.ts';
import {
  deskSteps,
  fieldsOf,
  laptopSteps,
  stepsLeft,
  stepWith,
} from '../../../../renderer/views/newcomer/steps.ts';

const nothing = { username: '', shellName: '', email: '', sshKey: '', further: [] };

it('everything is asked where the helper typed nothing, and the newcomer’s own part in any case', () => {
  expect(stepsLeft(undefined)).toEqual(deskSteps);
  expect(stepsLeft(nothing)).toEqual(deskSteps);
  expect(
    stepsLeft({ ...nothing, username: 'Ada', shellName: 'ada', email: 'a@b.org', sshKey: 'key' }),
  ).toEqual(['language', 'password', 'agree', 'check']);
});

it('every field that a newcomer answers for has one question', () => {
  const asked = Object.values(fieldsOf).flat();
  expect(new Set(asked).size).toBe(asked.length);
  const own = cardFields.filter((field) => field !== 'sharedBecause');
  expect(asked.toSorted()).toEqual(own.toSorted());
});

it('of several problems the first question is the one to go to', () => {
  expect(stepWith({ password: {}, email: {} }, deskSteps)).toBe('email');
  expect(stepWith({ terms: undefined }, deskSteps)).toBeUndefined();
});

it('what else is wanted is asked on a newcomer’s own computer alone, and the password never there', () => {
  const wrong = { 'further.tool.name': {} };
  expect(stepWith(wrong, deskSteps)).toBeUndefined();
  expect(stepWith(wrong, laptopSteps)).toBe('more');
  expect(laptopSteps).not.toContain('password');
});
