import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { createMachine } from '../../../../electron/adapters/node/machine.ts';

const machine = createMachine(tmpdir());

describe('this machine', () => {
  it('says how much can be written where the data lies', async () => {
    expect(await machine.freeBytes()).toBeGreaterThan(0);
    await expect(createMachine('/nowhere/at/all').freeBytes()).rejects.toThrow(/ENOENT/);
  });

  it('knows whether something takes connections, and says no where nothing does', async () => {
    const server = createServer((socket) => socket.end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo; // of a server that listens on a port
    expect(await machine.takesConnections('127.0.0.1', port)).toBe(true);
    await new Promise((resolve) => server.close(resolve));
    expect(await machine.takesConnections('127.0.0.1', port)).toBe(false);
  });
});
