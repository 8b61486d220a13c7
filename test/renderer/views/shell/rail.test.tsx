import { act, cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { Rail } from '../../../../renderer/views/shell/rail.tsx';
import type { Route } from '../../../../renderer/stores/route-store.ts';
import { request } from '../../screen-request.ts';
import { event as screenEvent } from '../../screens.ts';
import { show } from '../../show.tsx';
import { english } from '../../../english.ts';

afterEach(cleanup);

describe('the rail', () => {
  it('marks the place where one is, also on a page below it', () => {
    const { page, stores } = show(<Rail />);
    const current = (route: Route) => {
      act(() => stores.route.setState({ route }));
      return page
        .getAllByRole('link')
        .filter((link) => link.getAttribute('aria-current') === 'page')
        .map((link) => link.getAttribute('href'));
    };
    expect(current({ view: 'desk' })).toEqual(['#/desk']);
    expect(current({ view: 'undo', id: request(1, 'saved', {}).id })).toEqual(['#/desk']);
    expect(current({ view: 'cloud-sign-in' })).toEqual(['#/settings']);
    expect(current({ view: 'roster' })).toEqual(['#/roster']);
    expect(current({ view: 'report' })).toEqual(['#/board']);
  });

  it('says how many need somebody and how many are expected, in words for who cannot see where', () => {
    const { stores, words } = show(<Rail />);
    const all = [
      request(1, 'needs-you', {}),
      request(2, 'expected', { shellName: 'a' }),
      request(3, 'expected', { shellName: 'b' }),
    ];
    act(() => stores.requests.setState({ requests: all }));
    expect(words()).toContain(english('rail-needs-you', 1));
    expect(words()).toContain('2 people expected');
    act(() => stores.requests.setState({ requests: [] }));
    expect(words()).not.toMatch(/\d/);
  });

  it('leads to projects and tools only where the event has any', () => {
    const { page, stores } = show(<Rail />);
    const leads = () => page.getAllByRole('link').map((link) => link.getAttribute('href'));
    const { projects: _, tools: __, ...event } = screenEvent;
    act(() => stores.event.setState({ event }));
    expect(leads()).not.toContain('#/places');
    act(() => stores.event.setState({ event: screenEvent }));
    expect(leads()).toContain('#/places');
  });
});
