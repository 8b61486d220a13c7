import { act, cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { PasswordAgain } from '../../../../../renderer/views/request/account/password-again.tsx';
import { event, idOf, requests } from '../../../screens.ts';
import { show } from '../../../show.tsx';
import { english } from '../../../../english.ts';

const stopped = requests.find(({ state }) => state === 'needs-you');
if (!stopped) throw new Error('There is no request that stands still');

afterEach(cleanup);

function opened() {
  const shown = show(<PasswordAgain id={idOf(9)} />);
  act(() => shown.stores.event.setState({ event }));
  const send = (password: string) => {
    shown.type('Password', password);
    shown.press(english('request-send-password'));
  };
  return { ...shown, send };
}

describe('a password that is typed again', () => {
  it('goes nowhere while it is too short, and says so until it is long enough', () => {
    const { send, type, words, waiting } = opened();
    send('short');
    expect(waiting()).toEqual([]);
    expect(words()).toMatch(/at least \d+ characters/);
    type('Password', 'long enough for every rule');
    expect(words()).not.toMatch(/at least \d+ characters/);
  });

  it('leaves the screen once it was taken, and nothing is said of the empty field', async () => {
    const { send, answer, field } = opened();
    send('long enough for every rule');
    await act(() => answer('requests.retry', stopped));
    expect(field('Password')).toHaveProperty('value', '');
    expect(field('Password').getAttribute('aria-invalid')).toBe('false');
  });

  it('stays where it is refused, with the reason', async () => {
    const { send, refuse, field } = opened();
    send('long enough for every rule');
    const fields = [{ field: 'password', rule: 'password-too-short', params: ['40'] }];
    await act(() => refuse('requests.retry', 'invalid-input', 'no', { fields }));
    expect(field('Password')).toHaveProperty('value', 'long enough for every rule');
    expect(field('Password').getAttribute('aria-invalid')).toBe('true');
  });
});
