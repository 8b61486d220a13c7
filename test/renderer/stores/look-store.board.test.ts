import { describe, expect, it } from 'vitest';
import { createBoardStore } from '../../../renderer/stores/look-store.ts';
import { board } from '../board-screen.ts';
import { createFakeBridge, createPauses } from '../fake-bridge.ts';

function setUp() {
  const fake = createFakeBridge();
  const pauses = createPauses();
  const store = createBoardStore(fake.bridge, pauses.after);
  return { ...fake, pauses, now: () => store.getState() };
}

describe('the board’s store', () => {
  it('reads the figures while somebody looks, again and again, and then no more', async () => {
    const { now, pauses, answer, waiting } = setUp();
    const stop = now().watch();
    await answer('board.read', board);
    expect(now().board).toEqual(board);
    pauses.pass();
    await answer('board.read', { ...board, peopleWaiting: 19 });
    expect(now().board?.peopleWaiting).toBe(19);
    stop();
    expect(pauses.count()).toBe(0);
    expect(waiting()).toEqual([]);
  });

  it('keeps what was read where reading fails, says why, and tries again', async () => {
    const { now, pauses, answer, refuse } = setUp();
    now().watch();
    await answer('board.read', board);
    pauses.pass();
    await refuse('board.read', 'storage-failed', 'no disk');
    expect(now()).toMatchObject({ board, problem: { code: 'storage-failed' } });
    pauses.pass();
    await answer('board.read', board);
    expect(now().problem).toBeUndefined();
  });

  it('believes no answer that comes after somebody left', async () => {
    const { now, pauses, answer } = setUp();
    now().watch()();
    await answer('board.read', board);
    expect(now().board).toBeUndefined();
    expect(pauses.count()).toBe(0);
  });

  it('lets go of the figures when all is wiped, and of nothing when the desk is locked', async () => {
    const { now, answer } = setUp();
    now().watch();
    await answer('board.read', board);
    now().forgetPeople('lock');
    expect(now().board).toEqual(board);
    now().forgetPeople('wipe');
    expect(now().board).toBeUndefined();
  });
});
