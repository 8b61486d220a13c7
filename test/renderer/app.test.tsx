import { act, cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { App } from '../../renderer/app.tsx';
import { forgetPeople } from '../../renderer/stores/create-stores.ts';
import { show } from './show.tsx';
import { english } from '../english.ts';

afterEach(cleanup);

/** A form that keeps what is typed to itself, with something typed in it. */
function typedIn() {
  const shown = show(<App />);
  const { stores, page } = shown;
  const vault = (state: 'open' | 'locked') =>
    act(() => stores.vault.setState({ vault: { state, keeper: 'passphrase' } }));
  vault('open');
  act(() => stores.route.setState({ route: { view: 'sign-in' } }));
  shown.type(english('sign-in-dn'), 'uid=canary');
  shown.type(english('sign-in-password'), 'canary in a mine');
  const values = () =>
    [...page.container.querySelectorAll<HTMLInputElement>('main input')]
      .map(({ value }) => value)
      .join(' ');
  expect(values()).toContain('canary');
  return { ...shown, vault, values };
}

describe('what was typed into a form that keeps it to itself', () => {
  it('is gone after a wipe, also where the form is shown as before', () => {
    const { stores, values, page } = typedIn();
    act(() => forgetPeople(stores, 'wipe'));
    expect(page.container.querySelectorAll<HTMLInputElement>('main input')).toHaveLength(2);
    expect(values()).not.toContain('canary');
  });

  it('is gone after a lock, when the desk is open again', () => {
    const { vault, page, values } = typedIn();
    vault('locked');
    expect(page.container.innerHTML).not.toContain('canary');
    vault('open');
    expect(page.container.querySelectorAll<HTMLInputElement>('main input')).toHaveLength(2);
    expect(values()).not.toContain('canary');
  });
});
