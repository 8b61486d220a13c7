import { act, cleanup } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DirectoryBrowser } from '../../../renderer/views/directory-browser.tsx';
import { placeRequests } from '../place-screens.ts';
import { event } from '../screens.ts';
import { show } from '../show.tsx';
import { english } from '../../english.ts';

beforeEach(() => (window.location.hash = '#/places'));
afterEach(cleanup);

describe('projects and tools', () => {
  it('are opened by their names, and those of this desk’s requests at one press', () => {
    const { stores, type, press, page } = show(<DirectoryBrowser />);
    act(() => {
      stores.event.setState({ event });
      stores.requests.setState({ requests: placeRequests });
    });
    press(english('places-open-tool'));
    expect(window.location.hash).toBe('#/places');
    type('Tool name', ' map-bot ');
    press(english('places-open-tool'));
    expect(window.location.hash).toBe('#/tool/map-bot');
    const known = page.getByRole('link', { name: 'hackathon-map' });
    expect(known.getAttribute('href')).toBe('#/project/hackathon-map');
  });

  it('are none where the event has none', () => {
    const { stores, words } = show(<DirectoryBrowser />);
    const { tools: _t, projects: _p, ...plain } = event;
    act(() => stores.event.setState({ event: plain }));
    expect(words()).toContain(english('places-none'));
  });
});
