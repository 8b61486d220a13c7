import { act, cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { HubSettings } from '../../../../renderer/views/settings/hub-settings.tsx';
import { english } from '../../../english.ts';
import { event } from '../../screens.ts';
import { show } from '../../show.tsx';

const hub = {
  url: 'https://hub.example.org/e/x',
  fingerprint: 'SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU',
};
const withHub = { ...event, hubUrl: hub.url };

afterEach(cleanup);

describe('the hub in the settings', () => {
  it('is told of only where the event has one', () => {
    const { stores, words } = show(<HubSettings />);
    act(() => stores.event.setState({ event }));
    expect(words()).toBe('');
  });

  it('gives a desk that nobody has approved a code, with the fingerprint to compare', async () => {
    const { stores, words, press, type, answer } = show(<HubSettings />);
    act(() => stores.event.setState({ event: withHub }));
    await act(() => answer('desk.current', { hub: { ...hub, enrolled: 'no' as const } }));
    expect(words()).toContain(english('hub-desk-no'));
    expect(words()).toContain(hub.fingerprint);
    type(new RegExp(`^${english('hub-desk-name')}`), 'Front desk');
    press(english('hub-get-code'));
    const code = { code: 'C0DEC0DE', until: '2027-08-04T08:15:00.000Z' };
    await act(() => answer('desk.askIn', code));
    expect(words()).toContain('C0DE C0DE');
    // What to do with it, and not what a newcomer reads of the code of the event.
    expect(words()).toContain(english('hub-desk-code-lead').split('$1')[0]);
    press(english('connection-ask-now'));
    await act(() => answer('desk.current', { hub: { ...hub, enrolled: 'yes' as const } }));
    expect(words()).toContain(english('hub-desk-yes'));
    expect(words()).not.toContain('C0DE C0DE');
  });
});
