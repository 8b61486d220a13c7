import { describe, expect, it } from 'vitest';
import { overEach } from '../../../../electron/core/systems/connection.ts';

const port = {
  name: 'a port',
  missing: undefined,
  sum: (a: number, b: number) => Promise.resolve(a + b),
  fail: () => Promise.reject(new Error('no')),
};

describe('over each method of a port', () => {
  it('every answer is noticed by its name, and arguments and answers pass through', async () => {
    const noticed: string[] = [];
    const over = overEach(port, async (call, name) => {
      noticed.push(name);
      return call;
    });
    expect(await over.sum(2, 3)).toBe(5);
    await expect(over.fail()).rejects.toThrow('no');
    expect(noticed).toEqual(['sum', 'fail']);
  });

  it('what is no method stays as it is', () => {
    const over = overEach(port, () => expect.unreachable());
    expect([over.name, over.missing]).toEqual(['a port', undefined]);
  });
});
