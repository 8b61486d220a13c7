import { expect, it } from 'vitest';
import { cardFields } from '../../../../renderer/forms/card-form.ts';
import {
  fieldsOf,
  stepNames,
  stepsLeft,
  stepWith,
} from '../../../../renderer/views/newcomer/steps.ts';

const nothing = { username: '', shellName: '', email: '', sshKey: '', further: [] };

it('everything is asked where the helper typed nothing, and the newcomer’s own part in any case', () => {
  expect(stepsLeft(undefined)).toEqual(stepNames);
  expect(stepsLeft(nothing)).toEqual(stepNames);
  expect(
    stepsLeft({ ...nothing, username: 'Ada', shellName: 'ada', email: 'a@b.org', sshKey: 'key' }),
  ).toEqual(['language', 'password', 'agree', 'check']);
});

it('every field that a newcomer answers for has one question', () => {
  const asked = Object.values(fieldsOf).flat();
  expect(new Set(asked).size).toBe(asked.length);
  const own = cardFields.filter((field) => !/^further|sharedBecause/.test(field));
  expect(asked.toSorted()).toEqual(own.toSorted());
});

it('of several problems the first question is the one to go to', () => {
  expect(stepWith({ password: {}, email: {} })).toBe('email');
  expect(stepWith({ terms: undefined })).toBeUndefined();
  expect(stepWith({ 'further.tool.name': {} })).toBeUndefined();
});
