import { act, cleanup, fireEvent } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CodeShow } from '../../../../renderer/views/export/code-show.tsx';
import { english } from '../../../english.ts';
import { renderInEnglish } from '../../text-of.tsx';

const frames = ['A', 'B', 'C'];
const calmOf = (matches: boolean) => () => ({ matches }) as MediaQueryList; // the one thing that is asked

beforeEach(() => {
  vi.useFakeTimers();
  window.matchMedia = calmOf(false);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const pass = (ms: number): void =>
  act(() => {
    vi.advanceTimersByTime(ms);
  });

function show(shown = frames) {
  const { getByRole, queryByRole } = renderInEnglish(<CodeShow frames={shown} />);
  const press = (name: string) => fireEvent.click(getByRole('button', { name }));
  const now = () =>
    getByRole('img')
      .getAttribute('aria-label')
      ?.replace(/[\u2068\u2069]/g, '');
  return { press, now, button: (name: string) => queryByRole('button', { name }) };
}

describe('the codes of a bundle', () => {
  it('stand still until somebody turns to the next, and come round', () => {
    const { press, now } = show();
    pass(60_000);
    expect(now()).toBe('Code 1 of 3');
    press('Previous code');
    expect(now()).toBe('Code 3 of 3');
    press('Next code');
    expect(now()).toBe('Code 1 of 3');
  });

  it('follow each other when somebody asks for it, until told to stop', () => {
    const { press, now } = show();
    press(english('hand-over-code-play'));
    pass(1200);
    expect(now()).toBe('Code 2 of 3');
    press(english('hand-over-code-pause'));
    pass(60_000);
    expect(now()).toBe('Code 2 of 3');
  });

  it('never move by themselves for whoever wants less motion', () => {
    window.matchMedia = calmOf(true);
    const { button } = show();
    expect(button(english('hand-over-code-play'))).toBeNull();
    expect(button('Next code')).not.toBeNull();
  });

  it('need no button where there is one', () => {
    expect(show(['A']).button('Next code')).toBeNull();
  });
});
