import { act, cleanup, fireEvent } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { listenForKeys } from '../../../../renderer/keyboard.ts';
import { PersonSheet, RequestSheet } from '../../../../renderer/views/sheet/sheet.tsx';
import type { RequestView } from '../../../../shared/requests/request.ts';
import { toolforgeMember } from '../../place-screens.ts';
import { fingerprint, stepsOf } from '../../screen-request.ts';
import { answers, event, idOf, requests } from '../../screens.ts';
import { show } from '../../show.tsx';
import { english } from '../../../english.ts';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const LOGIN = 'ssh jdoe@login.practice.example';

function sheetOf(change: Partial<RequestView> = {}) {
  const shown = show(<RequestSheet id={idOf(5)} />);
  const changed = requests.map((one) => (one.id === idOf(5) ? { ...one, ...change } : one));
  act(() => {
    shown.stores.event.setState({ event });
    shown.stores.requests.setState({ requests: changed });
  });
  const paper = () => shown.page.container.querySelector<HTMLElement>('.sheet');
  const printed = () => (paper()?.textContent ?? '').replace(/[\u2066-\u2069]/g, '');
  return { ...shown, paper, printed };
}

describe('the welcome sheet', () => {
  it('has both names, the fingerprint, the login line and where to get help', () => {
    const { printed } = sheetOf();
    for (const text of [
      'Jane Doe',
      'jdoe',
      fingerprint,
      LOGIN,
      'Room 1',
      'help.practice.example',
    ]) {
      expect(printed()).toContain(text);
    }
    expect(printed()).toContain(english('sheet-ready'));
  });

  it('has no e-mail address, and nobody’s name in the title', () => {
    const { printed } = sheetOf();
    expect(printed().replaceAll(LOGIN, '')).not.toContain('@');
    expect(document.title).toBe('Welcome sheet – Lanyard');
  });

  it('tells nobody to log in before account and key were read back', () => {
    const { printed } = sheetOf({ state: 'waiting', steps: stepsOf(1, 'waiting') });
    expect(printed()).not.toContain('ssh ');
    expect(printed()).not.toContain(english('stage-is-done'));
    expect(printed()).toContain(english('sheet-not-ready'));
  });

  it('has no login line for an account without a key', () => {
    expect(sheetOf({ keyFingerprint: undefined }).printed()).not.toContain('ssh ');
  });

  it('is none where there is no account', () => {
    const undone = { by: idOf(40), at: '2027-08-05T10:00:00.000Z', removed: ['account' as const] };
    const { paper, words } = sheetOf({ undone });
    expect(paper()).toBeNull();
    expect(words()).toContain(english('sheet-no-account'));
  });

  it('is in the language that is chosen for it, and the desk stays in its own', async () => {
    const { paper, stores, page } = sheetOf();
    expect([paper()?.lang, paper()?.dir]).toEqual(['en', 'ltr']);
    fireEvent.change(page.getByLabelText(english('sheet-language')), { target: { value: 'he' } });
    await expect.poll(() => [paper()?.lang, paper()?.dir]).toEqual(['he', 'rtl']);
    expect(stores.preferences.getState().language).toBe('en');
    expect(page.getByRole('button', { name: english('sheet-print') })).toBeDefined();
  });

  it('remembers the paper', () => {
    const { page, stores, paper, printed } = sheetOf();
    fireEvent.click(page.getByLabelText(english('sheet-paper-label')));
    expect(stores.preferences.getState().paper).toBe('label');
    expect(paper()?.className).toContain('sheet--label');
    for (const text of ['Jane Doe', 'jdoe', fingerprint, LOGIN]) expect(printed()).toContain(text);
  });

  it('is printed by the button and by the key p', () => {
    const print = vi.fn();
    vi.stubGlobal('print', print);
    const { press } = sheetOf();
    const stop = listenForKeys(document, true);
    press(english('sheet-print'));
    fireEvent.keyDown(document.body, { key: 'p' });
    stop();
    expect(print).toHaveBeenCalledTimes(2);
  });

  it('says when it was printed, not when it was opened', () => {
    vi.useFakeTimers({ now: new Date('2027-08-06T08:00:00'), toFake: ['Date'] });
    const { printed } = sheetOf();
    vi.setSystemTime(new Date('2027-08-06T09:45:00'));
    act(() => void window.dispatchEvent(new Event('beforeprint')));
    expect(printed()).toContain('August 6, 2027 at 9:45');
  });
});

describe('the welcome sheet of somebody whom the directory knows', () => {
  async function opened(unread: typeof toolforgeMember.unread) {
    const shown = show(<PersonSheet id="jdoe" />);
    const { stores, answer } = shown;
    await act(async () => {
      stores.requests.setState({ requests: [] });
      stores.event.setState({ event });
      void stores.people.getState().show('jdoe');
      void stores.overview.getState().ask('jdoe');
      await answer('accounts.show', answers['accounts.show']);
    });
    expect(shown.page.queryByRole('article')).toBeNull();
    const { toolforge, ...rest } = toolforgeMember;
    const had = unread.length > 0 ? { ...rest, unread } : { ...rest, toolforge, unread };
    await act(() => answer('memberships.show', had));
    return shown;
  }

  it('waits for all answers, then tells them', async () => {
    const { words } = await opened([]);
    expect(words()).toContain(LOGIN);
    expect(words()).toContain('map-bot');
    expect(words()).not.toContain(english('sheet-is-unknown'));
  });

  it('says what could not be checked', async () => {
    const { words } = await opened([{ part: 'cloud', code: 'cloud-timeout' }]);
    expect(words()).toContain(english('sheet-is-unknown'));
    expect(words()).toContain(english('tell-ssh-later'));
  });
});
