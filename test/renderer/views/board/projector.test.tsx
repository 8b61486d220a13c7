import { act, cleanup } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Projector } from '../../../../renderer/views/board/projector.tsx';
import { english } from '../../../english.ts';
import { board } from '../../board-screen.ts';
import { show } from '../../show.tsx';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

async function open() {
  const shown = show(<Projector />);
  await shown.answer('board.read', board);
  return shown;
}

const wait = (ms: number): void => act(() => void vi.advanceTimersByTime(ms));

describe('the projector view', () => {
  it('shows one main figure first, with what else was done', async () => {
    const { page, words } = await open();
    expect(page.container.querySelector('.huge')?.textContent).toContain('103');
    expect(words()).toContain('Tool maintainers 1,927');
    expect(words()).toContain(english('projector-page', 1, 2));
  });

  it('goes to the page of who waits, and says in words how the systems are', async () => {
    const { press, words } = await open();
    press(english('projector-next'));
    expect(words()).toContain(english('board-waiting-title', 18));
    expect(words()).toContain(english('board-level-good'));
    expect(words()).toContain(english('board-level-near'));
  });

  it('changes pages by itself until somebody pauses it', async () => {
    const { press, words } = await open();
    wait(20_000);
    expect(words()).toContain(english('projector-page', 2, 2));
    press(english('projector-pause'));
    wait(60_000);
    expect(words()).toContain(english('projector-page', 2, 2));
    press(english('projector-resume'));
    wait(20_000);
    expect(words()).toContain(english('projector-page', 1, 2));
  });
});
