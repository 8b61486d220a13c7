import { statfs } from 'node:fs/promises';
import type { Machine } from '../../core/ports/machine.ts';

/** The machine this process runs on, its disk being the one of `dataFolder`. */
export const createMachine = (dataFolder: string): Machine => ({
  async freeBytes() {
    const { bavail, bsize } = await statfs(dataFolder);
    return bavail * bsize;
  },
});
