import { cleanup, fireEvent } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { EmailField } from '../../../../renderer/views/card/email-field.tsx';
import { show } from '../../show.tsx';
import { english } from '../../../english.ts';

afterEach(cleanup);

function emailField() {
  const shown = show(<EmailField />);
  return {
    ...shown,
    typeEmail: (email: string) => shown.type(english('field-email'), email),
    leave: () => fireEvent.blur(shown.field(english('field-email'))),
    offers: () => shown.page.queryByRole('button', { name: english('email-meant-take') }) !== null,
  };
}

it('an address is looked at when its field is left, not in the middle of a word', () => {
  const { typeEmail, leave, words, field } = emailField();
  const isWrong = () => field(english('field-email')).getAttribute('aria-invalid');
  leave();
  typeEmail('jane@');
  expect(isWrong()).toBe('false');
  leave();
  expect(isWrong()).toBe('true');
  expect(words()).toContain(english('field-rule-email-form'));
  typeEmail('jane@example.org');
  leave();
  expect(isWrong()).toBe('false');
});

it('an address a slip away from a well-known domain is asked about when its field is left', () => {
  const { typeEmail, leave, words, press, offers, stores } = emailField();
  typeEmail('jane@gmail.co');
  expect(offers()).toBe(false);
  leave();
  expect(words()).toContain('Did you mean jane@gmail.com?');
  expect(stores.draft.getState().fields.email).toBe('jane@gmail.co');
  press(english('email-meant-take'));
  expect(stores.draft.getState().fields.email).toBe('jane@gmail.com');
  expect(offers()).toBe(false);
});
