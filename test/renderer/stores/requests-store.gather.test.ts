import { describe, expect, it } from 'vitest';
import { gather } from '../../../renderer/stores/requests-store.ts';
import { createPauses } from '../fake-bridge.ts';

describe('what arrives', () => {
  const setUp = () => {
    const taken: (readonly number[])[] = [];
    const pauses = createPauses();
    return { taken, pauses, arrive: gather<number>(pauses.after, (items) => taken.push(items)) };
  };

  it('is handed over at once, and what follows closely together in its order', () => {
    const { taken, pauses, arrive } = setUp();
    for (const item of [1, 2, 3]) arrive(item);
    expect(taken).toEqual([[1]]);
    pauses.pass();
    expect(taken).toEqual([[1], [2, 3]]);
  });

  it('is handed over at once again after a pause', () => {
    const { taken, pauses, arrive } = setUp();
    arrive(1);
    pauses.pass();
    arrive(2);
    expect(taken).toEqual([[1], [2]]);
  });
});
