import { act, cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { lineOf } from '../../../../shared/checklist/checklist.ts';
import { Checklist } from '../../../../renderer/views/checklist/checklist.tsx';
import { english } from '../../../english.ts';
import { event } from '../../screens.ts';
import { show } from '../../show.tsx';

afterEach(cleanup);

const at = '2027-08-05T10:00:00.000Z';

describe('the checklist', () => {
  it('says of each line what was found, and counts what is to be done', async () => {
    const { stores, answer, words } = show(<Checklist />);
    void stores.checklist.getState().ask('desk');
    const lines = [
      lineOf('disk', 'little', 0.4),
      lineOf('transfer', 'no-key'),
      lineOf('directory', 'answers', 84),
    ];
    await act(() => answer('checklist.run', { at, lines }));
    expect(words()).toContain(english('check-ready', 1, 2));
    expect(words()).toContain(english('check-disk-little', 0.4));
    expect(words()).toContain(english('check-state-unknown'));
  });

  it('leads to where a line is put right', async () => {
    const { stores, answer, page } = show(<Checklist />);
    void stores.checklist.getState().ask('desk');
    await act(() => answer('checklist.run', { at, lines: [lineOf('directory-login', 'missing')] }));
    const link = page.getByRole('link', { name: english('check-directory-login-missing') });
    expect(link.getAttribute('href')).toBe('#/sign-in');
  });

  it('is run again by its button, and shows what was found before until then', async () => {
    const { press, words, answer } = show(<Checklist />);
    press(english('check-again'));
    await act(() => answer('checklist.run', { at, lines: [lineOf('disk', 'enough', 38)] }));
    press(english('check-again'));
    expect(words()).toContain(english('check-running'));
    expect(words()).toContain(english('check-disk-enough', 38));
    await act(() => answer('checklist.run', { at, lines: [lineOf('disk', 'little', 0.4)] }));
    expect(words()).toContain(english('check-disk-little', 0.4));
  });
});

describe('the request for more Wikimedia accounts', () => {
  const withLimit = (starts: string) => {
    const shown = show(<Checklist />);
    const wikimediaAccount = { canProve: false, limitRequestUrl: 'https://meta.example.org/limit' };
    act(() => shown.stores.event.setState({ event: { ...event, starts, wikimediaAccount } }));
    return shown;
  };

  it('is written from what was typed, and says until when it is read in time', () => {
    const { type, words } = withLimit('2100-08-06T07:00:00.000Z');
    type(english('limit-addresses'), '203.0.113.44 venue');
    type(english('limit-accounts'), '120 people');
    expect(words()).toContain(`Event: ${event.name['en'] ?? ''}`);
    expect(words()).toContain('Start: 2100-08-06 07:00 UTC');
    expect(words()).toContain('Expected new accounts: 120');
    expect(words()).toContain(english('limit-addresses-wrong', 'venue'));
    expect(words()).not.toContain(english('limit-late'));
  });

  it('is late within three days of the event', () => {
    expect(withLimit(new Date(Date.now() + 3_600_000).toISOString()).words()).toContain(
      english('limit-late'),
    );
  });
});
