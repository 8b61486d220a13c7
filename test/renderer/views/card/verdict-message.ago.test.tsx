import { act, cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Ago } from '../../../../renderer/views/card/verdict-message.tsx';
import { renderInEnglish, textOf } from '../../text-of.tsx';
import { TextProvider } from '../../../../renderer/text/text.tsx';

const since = '2027-08-04T07:46:00.000Z';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2027-08-04T08:00:30.000Z') });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('how long ago', () => {
  it('counts up by itself, in a timer that is not read out at every change', () => {
    const { getByRole } = renderInEnglish(<Ago since={since} />);
    expect(getByRole('timer').textContent).toBe('14 min. ago');
    act(() => {
      vi.advanceTimersByTime(60_000);
    });
    expect(getByRole('timer').textContent).toBe('15 min. ago');
  });

  it('stops counting with its place on the page', () => {
    const { unmount } = renderInEnglish(<Ago since={since} />);
    unmount();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('speaks the language of the screen', () => {
    const { getByRole } = render(
      <TextProvider value={{ ...textOf('en'), ago: (iso) => `seit ${iso}` }}>
        <Ago since={since} />
      </TextProvider>,
    );
    expect(getByRole('timer').textContent).toBe(`seit ${since}`);
  });
});
