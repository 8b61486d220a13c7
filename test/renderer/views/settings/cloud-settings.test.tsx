import { act, cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { CloudSettings } from '../../../../renderer/views/settings/cloud-settings.tsx';
import { placeAnswers } from '../../place-screens.ts';
import { show } from '../../show.tsx';
import { english } from '../../../english.ts';

const signedOut = placeAnswers['cloud.current'];

afterEach(cleanup);

describe('the cloud in the settings', () => {
  it('is told of only where the event has one', () => {
    const { stores, words } = show(<CloudSettings />);
    act(() => stores.cloud.setState({ session: { ...signedOut, available: false } }));
    expect(words()).toBe('');
  });

  it('says whom the cloud takes us for and what we may do there, once it was asked', async () => {
    const { stores, words, press, answer } = show(<CloudSettings />);
    act(() => stores.cloud.setState({ session: signedOut }));
    expect(words()).toContain('Offline since');
    expect(words()).toContain('The cloud did not answer in time.');
    press(english('connection-ask-now'));
    await act(() => answer('cloud.check', placeAnswers['cloud.check']));
    expect(words()).toContain('Cloud rolesmember, reader');
    expect(words()).toContain('practice-r');
    expect(words()).toContain(english('cloud-toolforge-found', 'tools'));
  });
});
