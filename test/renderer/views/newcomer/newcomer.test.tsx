import { act, cleanup, fireEvent } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ASK_AFTER_MS, CLEAR_AFTER_MS } from '../../../../renderer/views/newcomer/use-idle.ts';
import { english } from '../../../english.ts';
import { handedOver, nothingTyped, showNewcomer } from '../../newcomer-desk.tsx';
import { request, stepsOf } from '../../screen-request.ts';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const begun = { ...nothingTyped, username: 'Ada', shellName: 'ada', email: 'ada@example.org' };
const password = 'nine horses ran';

/** At the last question, with everything answered. */
async function atCheck() {
  const shown = await showNewcomer(begun);
  await shown.chooseLanguage('English');
  await shown.goOn();
  shown.type(english('field-password'), password);
  await shown.goOn();
  for (const box of ['consent-terms', 'consent-public-email'] as const) {
    fireEvent.click(shown.page.getByLabelText(english(box)));
  }
  await shown.goOn();
  return shown;
}

describe('the newcomer’s screen', () => {
  it('shows nothing of the desk: no rail, no list, no search, nobody else', async () => {
    const { page, words } = await showNewcomer();
    for (const part of ['.rail', '.bar', '.list', '.strip']) {
      expect(page.container.querySelector(part)).toBeNull();
    }
    expect(words()).not.toMatch(/liorc|Ana García|anagm/);
  });

  it('asks one question after the other, and tells how far it is', async () => {
    const { title, goOn, chooseLanguage, type, take } = await showNewcomer();
    expect(title()).toBe(english('newcomer-language-title'));
    await chooseLanguage('English');
    expect(title()).toBe(english('newcomer-username-title'));
    expect(document.activeElement?.id).toBe('username');
    take('kiosk.note');
    expect(take('kiosk.note').input).toEqual({ at: 2, of: 8 });
    type(english('field-username'), 'Ada');
    await goOn();
    expect(title()).toBe(english('newcomer-shell-title'));
    type(english('field-shell-name'), 'ada');
    await goOn();
    expect(title()).toBe(english('newcomer-email-title'));
    type(english('field-email'), 'ada@example.org');
    await goOn();
    expect(title()).toBe(english('newcomer-key-title'));
    await goOn();
    expect(title()).toBe(english('newcomer-password-title'));
  });

  it('does not ask what the helper typed, and shows it at the end', async () => {
    const { title, page, words } = await atCheck();
    expect(title()).toBe(english('newcomer-check-title'));
    expect(words()).toContain(english('newcomer-step', 5, 5));
    for (const typed of ['Ada', 'ada@example.org']) {
      expect(page.getAllByText(typed).length).toBeGreaterThan(0);
    }
  });

  it('shows no card that somebody had begun on this page for another person', async () => {
    const { stores, words } = await showNewcomer(begun, {}, ({ draft }) => {
      draft.getState().type('username', 'Canary');
      draft.getState().type('sshKey', 'ssh-ed25519 AAAA canary');
    });
    expect(JSON.stringify(stores.draft.getState())).not.toMatch(/canary/i);
    expect(stores.draft.getState().fields).toMatchObject({ username: 'Ada', sshKey: '' });
    expect(words()).not.toContain('Canary');
  });

  it('says at the field what is wrong, and leads there', async () => {
    const { goOn, chooseLanguage, words, title } = await showNewcomer();
    await chooseLanguage('English');
    await goOn();
    expect(title()).toBe(english('newcomer-username-title'));
    expect(words()).toContain(english('name-rule-empty'));
    expect(document.activeElement?.id).toBe('username');
    expect(document.activeElement?.getAttribute('aria-invalid')).toBe('true');
  });

  it('never says who has a name', async () => {
    const { stores, chooseLanguage, words, type } = await showNewcomer();
    await chooseLanguage('English');
    type(english('field-username'), 'Jane');
    const taken = { is: 'taken', by: 'person', holder: 'jdoe', asked: '' } as const;
    const wanted = { is: 'wanted-here', holder: 'jdoe' } as const;
    for (const [username, key] of [
      [taken, 'newcomer-name-taken'],
      [wanted, 'newcomer-name-wanted'],
    ] as const) {
      const names = { username, shellName: username, alternatives: [], spares: [] };
      act(() => stores.draft.setState({ names }));
      expect(words()).toContain(english(key));
      expect(words()).not.toContain('jdoe');
    }
  });

  it('keeps every keystroke when the language is changed, and the helper’s language as it was', async () => {
    const { stores, chooseLanguage, type, page, press } = await showNewcomer();
    await chooseLanguage('English');
    type(english('field-username'), 'Ada Lovelace');
    press(english('newcomer-language', 'English'));
    await chooseLanguage('العربية');
    expect(page.container.querySelector<HTMLInputElement>('#username')?.value).toBe('Ada Lovelace');
    expect(stores.kiosk.getState().language).toBe('ar');
    expect(stores.preferences.getState().language).toBe('en');
  });

  it('goes back to an answer from the end, and then on to the end', async () => {
    const { press, title, goOn, type } = await atCheck();
    press(english('newcomer-check-change', english('field-email')));
    expect(title()).toBe(english('newcomer-email-title'));
    type(english('field-email'), 'lovelace@example.org');
    await goOn();
    expect(title()).toBe(english('newcomer-check-title'));
  });

  it('files the newcomer’s own part, and takes the password off the page', async () => {
    const { goOn, take, stores, settle } = await atCheck();
    await goOn();
    const { input, answer } = take('kiosk.submit');
    expect(input).toEqual({
      ...{ username: 'Ada', shellName: 'ada', email: 'ada@example.org', password },
      consent: { terms: true, publicEmail: true },
    });
    await act(async () => {
      answer({ ok: true, value: { ...handedOver, filed: true } });
      await settle();
    });
    expect(JSON.stringify(stores.draft.getState())).not.toContain(password);
  });

  it('leads to the question whose answer was refused', async () => {
    const { goOn, refuse, title, words } = await atCheck();
    await goOn();
    const fields = [{ field: 'email', rule: 'email-in-use', params: [] }];
    await act(() => refuse('kiosk.submit', 'invalid-input', '', { fields }));
    expect(title()).toBe(english('newcomer-email-title'));
    expect(words()).toContain(english('field-rule-email-in-use'));
  });

  it('says whom to ask where the newcomer can mend nothing', async () => {
    const { goOn, refuse, words } = await atCheck();
    await goOn();
    await act(() => refuse('kiosk.submit', 'storage-failed', ''));
    expect(words()).toContain(english('newcomer-refused'));
  });

  it('waits for the helper while the desk is locked, and goes on where it was', async () => {
    const { stores, title, chooseLanguage } = await showNewcomer();
    await chooseLanguage('English');
    const vault = (state: 'open' | 'locked') =>
      act(() => stores.vault.setState({ vault: { state, keeper: 'passphrase' } }));
    vault('locked');
    expect(title()).toBe(english('newcomer-paused-title'));
    vault('open');
    expect(title()).toBe(english('newcomer-username-title'));
  });
});

describe('once it is filed', () => {
  const own = request(1, 'confirmed', { steps: stepsOf(4, 'confirmed') });

  it('shows what happens next, until it is cleared', async () => {
    const { title, press, take, stores } = await showNewcomer(nothingTyped, {
      filed: true,
      requests: [own],
    });
    expect(title()).toBe(english('newcomer-next-done-title'));
    press(english('newcomer-clear'));
    expect(take('kiosk.clear').input).toEqual({});
    act(() => stores.kiosk.setState({ view: { ...handedOver, filed: true, cleared: true } }));
    expect(title()).toBe(english('newcomer-over-title'));
  });
});

describe('a screen that nobody touches', () => {
  async function leftAlone() {
    const shown = await showNewcomer();
    await shown.chooseLanguage('English');
    shown.type(english('field-username'), 'Ada');
    vi.useFakeTimers();
    fireEvent.keyDown(document.body, { key: 'Shift' });
    return shown;
  }
  const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms));

  it('asks first, and is kept by any key', async () => {
    const { page, words } = await leftAlone();
    pass(ASK_AFTER_MS);
    expect(page.getByRole('alert').textContent).toContain(english('newcomer-idle-title'));
    fireEvent.keyDown(document.body, { key: 'Tab' });
    expect(words()).not.toContain(english('newcomer-idle-title'));
    pass(CLEAR_AFTER_MS);
    expect(page.container.querySelector<HTMLInputElement>('#username')?.value).toBe('Ada');
  });

  it('is cleared then, here and in the core, and begins anew', async () => {
    const { title, stores, take } = await leftAlone();
    pass(ASK_AFTER_MS);
    pass(CLEAR_AFTER_MS);
    expect(take('kiosk.clear').input).toEqual({});
    expect(stores.draft.getState().fields.username).toBe('');
    expect(title()).toBe(english('newcomer-language-title'));
  });

  it('is left alone where there is nothing to clear', async () => {
    const { words } = await showNewcomer();
    vi.useFakeTimers();
    pass(ASK_AFTER_MS * 2);
    expect(words()).not.toContain(english('newcomer-idle-title'));
  });
});
