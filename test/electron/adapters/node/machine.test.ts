import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { createMachine } from '../../../../electron/adapters/node/machine.ts';

const machine = createMachine(tmpdir());

describe('this machine', () => {
  it('says how much can be written where the data lies', async () => {
    expect(await machine.freeBytes()).toBeGreaterThan(0);
    await expect(createMachine('/nowhere/at/all').freeBytes()).rejects.toThrow(/ENOENT/);
  });
});
