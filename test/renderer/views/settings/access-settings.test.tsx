import { act, cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { HubSession } from '../../../../shared/desks/sessions.ts';
import type { Right } from '../../../../shared/domain/session.ts';
import { AccessSettings } from '../../../../renderer/views/settings/access-settings.tsx';
import { Settings } from '../../../../renderer/views/settings/settings.tsx';
import { english } from '../../../english.ts';
import { idOf, noon } from '../../screen-request.ts';
import { event } from '../../screens.ts';
import { show } from '../../show.tsx';

afterEach(cleanup);

const atHub = {
  event: { id: 'hack', name: { en: 'Hack' }, languages: ['en'], practice: false },
  ...{ signIn: 'ldap' as const, session: { role: 'operator' as const, name: 'Grace' } },
};
const desk = { id: 'abc', name: 'Front desk', enrolledBy: 'grace', enrolledAt: noon };
const session = (n: number, more: Partial<HubSession>): HubSession => ({
  ...{ ref: idOf(n), role: 'helper', who: 'asha', name: 'Asha', madeAt: noon, usedAt: noon },
  ...more,
});

/** The settings of somebody with these rights at a hub. */
function showAt(rights: readonly Right[], view = <AccessSettings />) {
  const shown = show(view);
  act(() => {
    shown.stores.hub.setState({ view: atHub });
    const caller = { who: 'grace', rights: [...rights], approvals: true };
    shown.stores.approvals.setState({ caller });
    shown.stores.event.setState({ event });
  });
  return shown;
}

describe('who is let in at a hub', () => {
  it('is shown to who may decide it: desks to organizers, log-ins to operators, nothing at a desk or to helpers', () => {
    const titles = [english('desks-title'), english('access-title')];
    const shownTo = (rights: readonly Right[]) => {
      const { words } = showAt(rights);
      const found = titles.filter((title) => words().includes(title));
      cleanup();
      return found;
    };
    expect(shownTo(['ask', 'submit', 'approve'])).toEqual([]);
    expect(shownTo(['ask', 'submit', 'approve', 'grant'])).toEqual([english('desks-title')]);
    expect(shownTo(['grant', 'admin'])).toEqual(titles);
    const { stores, words } = show(<AccessSettings />);
    const caller = { who: 'grace', rights: ['grant' as const], approvals: false };
    act(() => stores.approvals.setState({ caller }));
    expect(words()).toBe('');
  });

  it('lets a desk in by its code, and says what to compare', async () => {
    const { words, press, type, answer } = showAt(['grant']);
    await act(() => answer('desks.list', { desks: [] }));
    expect(words()).toContain(english('desks-none'));
    type(new RegExp(english('desks-code')), 'c0de c0de');
    press(english('desks-enrol'));
    expect(await act(() => answer('desks.enrol', desk))).toEqual({ code: 'c0de c0de' });
    await act(() => answer('desks.list', { desks: [desk] }));
    expect(words()).toContain(english('desks-enrolled', 'Front desk', 'SHA256:abc'));
    expect(words()).toContain(english('desks-unseen'));
    expect(document.activeElement?.id).toBe('desks-outcome');
  });

  it('says that no desk shows a code, and keeps what was typed', async () => {
    const { words, press, type, field, refuse } = showAt(['grant']);
    type(new RegExp(english('desks-code')), 'ZZZZ0000');
    press(english('desks-enrol'));
    await act(() => refuse('desks.enrol', 'desk-code-unknown', ''));
    expect(words()).toContain(english('problem-desk-code-unknown'));
    expect(field(new RegExp(english('desks-code')))).toHaveProperty('value', 'ZZZZ0000');
  });

  it('removes a desk once that was said twice', async () => {
    const { words, press, waiting, answer } = showAt(['grant']);
    await act(() => answer('desks.list', { desks: [desk] }));
    press(english('desks-revoke'));
    expect(waiting()).not.toContain('desks.revoke');
    press(english('desks-revoke-sure'));
    expect(await act(() => answer('desks.revoke', {}))).toEqual({ id: 'abc' });
    await act(() => answer('desks.list', { desks: [] }));
    expect(words()).toContain(english('desks-revoked', 'Front desk'));
  });

  it('ends a log-in; newcomers stand folded, and by no name', async () => {
    const { words, page, press, answer } = showAt(['admin']);
    const newcomer = session(2, { role: 'newcomer', who: 'newcomer:7', name: '' });
    const own = session(3, { role: 'operator', who: 'grace', name: 'Grace' });
    await act(() => answer('sessions.list', { sessions: [session(1, {}), newcomer] }));
    expect(words()).toContain(`Asha ${english('hub-role-helper')}`);
    expect(page.container.querySelector('details')?.textContent).toContain(
      english('access-newcomers', 1),
    );
    expect(words()).not.toContain('newcomer:7');
    expect(words()).not.toContain(english('access-self'));
    const [end] = page.getAllByRole('button', { name: english('access-end') });
    act(() => end?.click());
    press(english('access-end-sure'));
    expect(await act(() => answer('sessions.end', {}))).toEqual({ ref: idOf(1) });
    await act(() => answer('sessions.list', { sessions: [own] }));
    expect(words()).toContain(english('access-ended'));
    expect(words()).toContain(english('access-self'));
    expect(words()).not.toContain('Asha');
  });
});

describe('the settings at a hub', () => {
  it('offer nothing that is for who runs it to others', () => {
    const offers = [english('wipe-title-hub'), english('sign-in-title')];
    for (const [rights, isOffered] of [
      [['ask', 'submit'], false],
      [['ask', 'submit', 'admin'], true],
    ] as const) {
      const { words } = showAt(rights, <Settings />);
      for (const offer of offers) expect(words().includes(offer), offer).toBe(isOffered);
      cleanup();
    }
  });
});
