import { act, cleanup } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { WhoseCard } from '../../../../renderer/views/card/whose-card.tsx';
import { show } from '../../show.tsx';
import { english } from '../../../english.ts';

afterEach(cleanup);

const jane = { id: '00000000-0000-4000-8000-000000000001', username: 'Jane', shellName: 'jdoe' };
const ada = { id: '00000000-0000-4000-8000-000000000002', username: 'Ada', shellName: 'ada' };

function found(...expected: (typeof jane)[]) {
  const shown = show(<WhoseCard />);
  act(() => shown.stores.draft.setState({ held: { expected } }));
  return { ...shown, chosen: () => shown.stores.draft.getState().expected };
}

it('names whose place on the roster the card takes, and lets a helper say that it does not', () => {
  const { page, words, chosen } = found(jane);
  expect(words()).toMatch(/a person from the participant list: ?Jane ?jdoe/);
  act(() => page.getByRole('button', { name: english('card-expected-other') }).click());
  expect(chosen()).toBe('nobody');
  expect(words()).toBe('');
});

it('asks whose card it is where it may be of several', () => {
  const { page, words, chosen } = found(jane, ada);
  expect(words()).toContain(english('card-expected-several'));
  act(() => page.getByRole('button', { name: /^Ada/ }).click());
  expect(chosen()).toEqual(ada);
  expect(words()).toContain('This form is for Ada');
});

it('says nothing where nobody fits', () => {
  expect(found().words()).toBe('');
});
