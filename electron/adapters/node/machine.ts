import { statfs } from 'node:fs/promises';
import { connect } from 'node:net';
import type { Machine } from '../../core/ports/machine.ts';

/** A venue's network that drops packets says nothing at all. */
const PATIENCE_MS = 5000;

/** The machine this process runs on, its disk being the one of `dataFolder`. */
export const createMachine = (dataFolder: string): Machine => ({
  async freeBytes() {
    const { bavail, bsize } = await statfs(dataFolder);
    return bavail * bsize;
  },
  takesConnections: (host, port) =>
    new Promise((resolve) => {
      const socket = connect({ host, port, timeout: PATIENCE_MS });
      const end = (answer: boolean) => (): void => {
        socket.destroy();
        resolve(answer);
      };
      socket.once('connect', end(true));
      socket.once('timeout', end(false));
      socket.once('error', end(false));
    }),
});
