import { describe, expect, it } from 'vitest';
import { createLine } from '../../../../electron/core/base/in-line.ts';

describe('a line', () => {
  it('lets one begin when the one before has ended, also where that failed', async () => {
    const inLine = createLine();
    const heard: string[] = [];
    const gate = Promise.withResolvers<undefined>();
    const first = inLine(async () => {
      heard.push('first begins');
      await gate.promise;
      heard.push('first ends');
      throw new Error('lost');
    });
    const second = inLine(async () => {
      heard.push('second');
      return 2;
    });
    gate.resolve(undefined);
    await expect(first).rejects.toThrow('lost');
    expect(await second).toBe(2);
    expect(heard).toEqual(['first begins', 'first ends', 'second']);
  });
});
