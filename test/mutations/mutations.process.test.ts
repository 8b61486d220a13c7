import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, describe, expect, it } from 'vitest';
import { openFormats } from './formats.ts';
import { tryInputs } from './try-inputs.ts';

/** How many inputs of each format are tried; CONTRIBUTING.md says when to try more. */
const COUNT = Number(process.env['LANYARD_MUTATIONS'] ?? 1000);
/** Caches of a few MiB fill up in any run. */
const MOST_GROWTH = 48 * 1024 * 1024;

const { formats, close } = await openFormats();
afterAll(close);

function bytesInUse(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void; // what the flag brings
  collect();
  return process.memoryUsage().heapUsed;
}

describe('many inputs from outside that were changed', () => {
  it.each(formats)(
    'neither fall over nor hang nor grow: $name',
    { timeout: 60_000 + COUNT * 100 },
    async (format) => {
      await tryInputs(format, 100);
      const before = bytesInUse();
      const { wrong, slowest, read, refused } = await tryInputs(format, COUNT);
      expect(wrong).toEqual([]);
      expect(read + refused).toBe(COUNT);
      expect(slowest).toBeLessThan(1000);
      expect(bytesInUse() - before).toBeLessThan(MOST_GROWTH);
    },
  );
});
