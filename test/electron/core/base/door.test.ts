import { describe, expect, it } from 'vitest';
import { createDoor } from '../../../../electron/core/base/door.ts';
import { fakeClock } from '../../../fakes/clock.ts';

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('the door', () => {
  it('lets whoever is inside come to an end before it is shut, and nobody else in', async () => {
    const door = createDoor(fakeClock());
    const { promise: work, resolve: end } = Promise.withResolvers<string>();
    const inside = door.through(() => work);
    let shut = false;
    const shutting = door.shut('wipe-running', 1000).then(() => (shut = true));
    await expect(door.through(() => Promise.resolve('late'))).rejects.toMatchObject({
      code: 'wipe-running',
    });
    await settle();
    expect(shut).toBe(false);
    end('done');
    await shutting;
    expect(await inside).toBe('done');
    door.open();
    expect(await door.through(() => Promise.resolve('again'))).toBe('again');
  });

  it('waits for nobody longer than it is told to', async () => {
    const clock = fakeClock();
    const door = createDoor(clock);
    void door.through(() => new Promise(() => undefined));
    const shutting = door.shut('wipe-running', 1000);
    clock.advance(1000);
    await shutting;
  });
});
