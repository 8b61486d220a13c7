import { expect, it } from 'vitest';
import { AppError } from '../../../../electron/core/base/errors.ts';
import type { StartKeeper, StartRecord } from '../../../../electron/core/ports/machine.ts';
import { createStart } from '../../../../electron/core/start/start.ts';

/** A disk, and what was done in its order. */
function createDesk(fault: { write?: boolean } = {}) {
  const done: string[] = [];
  let record: StartRecord | undefined;
  const keeper: StartKeeper = {
    read: () => Promise.resolve(record),
    write(written) {
      if (fault.write) return Promise.reject(new AppError('storage-failed', 'The disk is full'));
      record = written;
      done.push(`write ${written.way} ${written.profile}`);
      return Promise.resolve();
    },
    forget: () => Promise.resolve(void (record = undefined)),
    keepProfile: (text) => Promise.resolve(`kept ${text}`),
    shipped: () => Promise.resolve([]),
  };
  const start = createStart({
    keeper,
    ready: (profile, way) =>
      Promise.resolve({
        hasKey: profile !== 'keyless',
        enter: () => Promise.resolve(void done.push(`enter ${profile} as ${way}`)),
      }),
    tell: ({ way }) => done.push(`tell ${way}`),
  });
  return { start, done };
}

it('a choice is on the disk before the event is opened, and told once it is open', async () => {
  const { start, done } = createDesk();
  await start.choose({ way: 'desk', event: { text: 'event' } });
  expect(done).toEqual(['write desk kept event', 'enter kept event as desk', 'tell desk']);
});

it('nothing is opened that could not be remembered', async () => {
  const { start, done } = createDesk({ write: true });
  await expect(start.choose({ way: 'practice' })).rejects.toMatchObject({ code: 'storage-failed' });
  expect(done).toEqual([]);
  expect(await start.current()).toMatchObject({ asks: true });
});

it('of two choices at once the second is refused', async () => {
  const { start } = createDesk();
  const [first, second] = await Promise.allSettled([
    start.choose({ way: 'practice' }),
    start.choose({ way: 'newcomer', event: { shipped: 'practice' } }),
  ]);
  expect(first.status).toBe('fulfilled');
  expect(second).toMatchObject({ reason: { code: 'not-allowed' } });
});
