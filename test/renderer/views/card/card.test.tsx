import { act, cleanup } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { Card } from '../../../../renderer/views/card/card.tsx';
import { english } from '../../../english.ts';
import { request } from '../../screen-request.ts';
import { show } from '../../show.tsx';

afterEach(cleanup);

const ada = {
  ...{ username: 'Ada Lovelace', shellName: 'ada', email: 'ada@example.org' },
  ...{ password: 'nine horses ran', terms: true, publicEmail: true },
};

function filled() {
  const shown = show(<Card />);
  act(() => {
    const { type } = shown.stores.draft.getState();
    // Object.entries forgets that these are its keys.
    for (const [field, value] of Object.entries(ada)) type(field as keyof typeof ada, value);
  });
  return shown;
}

it('a card begins in its first field', () => {
  show(<Card />);
  expect(document.activeElement?.id).toBe('username');
});

it('a card is followed by the next one where the helper wants that, and tells of the one before', async () => {
  const { press, answer, words, stores, page } = filled();
  window.location.hash = '#/card';
  press(english('card-submit-next'));
  const made = request(1, 'saved', ada);
  await act(() => answer('requests.submit', made));
  expect(stores.draft.getState().fields.username).toBe('');
  expect(document.activeElement?.id).toBe('username');
  expect(words()).toContain(english('card-filed', ada.username));
  expect(page.getByRole('link', { name: ada.username }).getAttribute('href')).toBe(
    `#/request/${made.id}`,
  );
  expect(stores.requests.getState().requests).toContainEqual(made);
  expect(window.location.hash).toBe('#/card');
});

it('a card that cannot go says how much is wrong once, and where, and what at the field', async () => {
  const { press, page } = show(<Card />);
  press(english('card-submit-next'));
  const summary = page.container.querySelector('.error-summary');
  await expect.poll(() => document.activeElement === summary).toBe(true);
  expect(summary?.textContent).toContain(english('field-username'));
  const all = page.container.textContent.split(english('field-rule-consent-terms'));
  expect(all.length).toBeLessThanOrEqual(2);
});
