import { act, cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { App } from '../../../../renderer/app.tsx';
import { english } from '../../../english.ts';
import { handedOver } from '../../newcomer-desk.tsx';
import { idOf } from '../../screen-request.ts';
import { show } from '../../show.tsx';

afterEach(cleanup);

function helper() {
  const shown = show(<App />);
  act(() => {
    shown.stores.vault.setState({ vault: { state: 'open', keeper: 'keychain' } });
    shown.stores.kiosk.setState({ view: handedOver });
  });
  return shown;
}

describe('a helper’s page while a newcomer has the screen', () => {
  it('shows how far they are, and nothing else of them or of the desk', () => {
    const { words, stores, page } = helper();
    expect(words()).toContain(english('handed-not-begun'));
    act(() => {
      stores.draft.getState().type('username', 'Canary');
      stores.kiosk.setState({ view: { ...handedOver, step: { at: 3, of: 8 } } });
    });
    expect(words()).toContain(english('handed-step', 3, 8));
    expect(words()).not.toMatch(/Canary|liorc/);
    expect(page.container.querySelector('.rail, .list, .strip')).toBeNull();
    act(() => stores.kiosk.setState({ view: { ...handedOver, filed: true } }));
    expect(words()).toContain(english('handed-filed'));
  });

  it('opens the newcomer’s request for the right PIN', async () => {
    const { type, press, answer } = helper();
    type(english('hand-screen-pin'), '2580');
    press(english('handed-end'));
    const back = { ...handedOver, handedOver: false, request: idOf(5) };
    expect(await act(() => answer('kiosk.end', back))).toEqual({ pin: '2580' });
    expect(window.location.hash).toBe(`#/request/${idOf(5)}`);
  });

  it('goes on with the card where nothing was filed', async () => {
    const { press, answer } = helper();
    press(english('handed-end'));
    await act(() => answer('kiosk.end', { ...handedOver, handedOver: false }));
    expect(window.location.hash).toBe('#/card');
  });

  it('says what is wrong with a PIN, empties the field and stays', async () => {
    const { type, press, refuse, words, field } = helper();
    type(english('hand-screen-pin'), '1111');
    press(english('handed-end'));
    await act(() => refuse('kiosk.end', 'pin-paused', '', { params: ['20'] }));
    expect(words()).toContain(english('problem-pin-paused-next', '20'));
    expect(field(english('hand-screen-pin'))).toHaveProperty('value', '');
    expect(document.activeElement?.id).toBe('pin');
  });
});
