import { act, cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { Request } from '../../../../renderer/views/request/request.tsx';
import { followUpRequests } from '../../follow-up-screens.ts';
import { inAs } from '../../hub-desk-screens.ts';
import { idOf, requests } from '../../screens.ts';
import { show } from '../../show.tsx';
import { english } from '../../../english.ts';

afterEach(cleanup);
const page = (number: number) => show(<Request id={idOf(number)} />);

describe('the page of a request', () => {
  it('of a closed account has one way out: to dismiss it', () => {
    const { page: shown, words } = page(9);
    const buttons = shown.getAllByRole('button').map(({ textContent }) => textContent);
    expect(buttons).toEqual([english('dismiss-do')]);
    expect(shown.container.querySelector<HTMLDetailsElement>('details.dismiss')?.open).toBe(true);
    expect(words()).toContain('account manager');
  });

  it('that nobody knows is told of the place that was asked', () => {
    const { words, stores } = page(999);
    expect(words()).toContain(english('request-unknown'));
    act(() => stores.hub.setState({ view: inAs('helper') }));
    expect(words()).toContain(english('request-unknown-hub'));
  });

  it('leads from what is confirmed to the plan of its undo', () => {
    const { page: shown } = page(5);
    expect(shown.getByRole('link', { name: 'Undo…' }).getAttribute('href')).toBe(
      `#/undo/${idOf(5)}`,
    );
  });

  it('of a card leads to the undo of all that came after it, while there is some of it', () => {
    const { page: shown, stores } = page(5);
    const link = () => shown.queryByRole('link', { name: english('undo-all-open') });
    expect(link()).toBeNull();
    const [child] = followUpRequests;
    if (child?.after !== idOf(5)) throw new Error('The first of them did not come after the card');
    act(() => stores.requests.setState({ requests: [...requests, child] }));
    expect(link()?.getAttribute('href')).toBe(`#/undo-all/${idOf(5)}`);
    const undone = { by: idOf(40), at: child.updatedAt, removed: ['roles' as const] };
    act(() => stores.requests.setState({ requests: [...requests, { ...child, undone }] }));
    expect(link()).toBeNull();
  });

  it('shows how far an undo has come instead of a way to another one', () => {
    const { page: shown, stores, words } = page(5);
    const undo = requests.find(({ id }) => id === idOf(10));
    if (!undo?.undo) throw new Error('There is no undo that stopped');
    const filed = { ...undo, undo: { ...undo.undo, of: idOf(5) } };
    act(() => stores.requests.setState({ requests: [...requests, filed] }));
    expect(shown.queryByRole('link', { name: 'Undo…' })).toBeNull();
    expect(words()).toContain(english('undo-under-way', english('request-state-needs-you')));
  });

  it('of what was undone says so, by which request and when, and not that it stands', () => {
    const { page: shown, words } = page(11);
    expect(words()).toContain('Undone at Aug 5');
    expect(words()).not.toContain(english('request-stands'));
    expect(words()).not.toContain(english('request-state-confirmed'));
    expect(words()).not.toContain(english('fact-password-proven'));
    expect(shown.getByRole('link', { name: english('undo-show') }).getAttribute('href')).toBe(
      `#/request/${idOf(12)}`,
    );
  });

  it('of an undo that stopped leads back to the plan and to its card', () => {
    const { page: shown, words } = page(10);
    expect(words()).toMatch(/^Undo: Fatuma/);
    const links = shown
      .getAllByRole('link')
      .map((link) => link.getAttribute('href'))
      .slice(-2);
    expect(links).toEqual([`#/undo/${idOf(13)}`, `#/request/${idOf(13)}`]);
  });

  it('of an undo that is done says what is gone', () => {
    expect(page(12).words()).toContain(english('undo-gone-account'));
  });
});
