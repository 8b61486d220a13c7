import { act, cleanup, fireEvent } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { App } from '../../../renderer/app.tsx';
import type { StartView } from '../../../shared/contract/start.ts';
import { english } from '../../english.ts';
import { firstView } from '../first-screens.ts';
import { show } from '../show.tsx';

afterEach(cleanup);

function first(view: Partial<StartView> = {}) {
  const shown = show(<App />);
  act(() => shown.stores.start.setState({ view: { ...firstView, ...view } }));
  const title = () => shown.page.getByRole('heading', { level: 1 }).textContent;
  return { ...shown, title };
}

describe('the first screen', () => {
  it('asks one thing, and shows nothing of a desk', () => {
    const { page, title } = first();
    expect(title()).toBe(english('first-title'));
    expect(page.getAllByRole('listitem')).toHaveLength(3);
    expect(page.container.querySelector('.rail')).toBeNull();
  });

  it('practises with the tour, once that is open', async () => {
    const { press, answer, stores } = first();
    press(new RegExp(english('first-practice')));
    expect(stores.preferences.getState().tour).toBeUndefined();
    const input = await act(() =>
      answer('start.choose', { ...firstView, asks: false, way: 'practice' }),
    );
    expect(input).toEqual({ way: 'practice' });
    expect(stores.preferences.getState().tour).toMatchObject({ step: 0 });
  });

  it('opens the file of the organizers, and names each mistake in it', async () => {
    const { press, page, take, settle, words, title } = first();
    press(new RegExp(english('first-desk')));
    expect(title()).toBe(english('first-event-title'));
    const file = new File(['event: 7'], 'bikes.yaml');
    const chooser = page.container.querySelector<HTMLInputElement>('input[type=file]');
    fireEvent.change(chooser ?? document.body, { target: { files: [file] } });
    await act(settle);
    const { input, answer } = take('start.choose');
    expect(input).toEqual({ way: 'desk', event: { text: 'event: 7' } });
    const sentence = 'event.yaml line 1: event is 7; expected: a group of keys';
    const fields = [{ field: 'event', rule: 'profile', params: [sentence] }];
    await act(async () => {
      answer({
        ok: false,
        error: { code: 'invalid-input', message: '', params: [], fields },
      });
      await settle();
    });
    expect(words()).toContain(english('first-not-opened'));
    expect(words()).toContain(sentence);
    press(english('newcomer-back'));
    expect(words()).not.toContain(sentence);
  });

  it('offers each way the events that it can be used for', async () => {
    const { press, page, answer } = first();
    press(new RegExp(english('first-newcomer')));
    expect(page.queryByRole('button', { name: 'Wikimedia developer accounts' })).toBeNull();
    press('Practice Hackathon');
    const event = { shipped: 'practice' };
    expect(
      await act(() => answer('start.choose', { ...firstView, asks: false, way: 'newcomer' })),
    ).toEqual({ way: 'newcomer', event });
    expect(page.getByRole('heading', { level: 1 }).textContent).toBe(
      english('newcomer-language-title'),
    );
  });

  it('says why what was chosen before is not open', () => {
    const { words } = first({ problem: 'event.yaml: no such file' });
    expect(words()).toContain('event.yaml: no such file');
  });
});
