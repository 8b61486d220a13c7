import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isAlive,
  thisProcess,
} from '../../../../../electron/adapters/sqlite/database/process-mark.ts';

const source = join(
  import.meta.dirname,
  '../../../../../electron/adapters/sqlite/database/process-mark.ts',
);

describe('the mark of a process', () => {
  it('is alive as long as the process, however that ends', async () => {
    const program = `
      import { thisProcess } from '${source}';
      process.stdout.write(thisProcess());
      setInterval(() => undefined, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const mark = String((await once(child.stdout, 'data'))[0]);
    expect(isAlive(mark)).toBe(true);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(isAlive(mark)).toBe(false);
  });

  it('is never that of another one', () => {
    expect(isAlive(thisProcess())).toBe(true);
    expect(thisProcess()).not.toBe(thisProcess());
  });

  it.runIf(existsSync('/proc/self/stat'))('is not that of a later process with the same id', () => {
    const [pid, start, unique] = thisProcess().split(' ');
    expect(start).toMatch(/^\d+$/);
    expect(readFileSync('/proc/self/stat', 'utf8')).toContain(` ${start} `);
    expect(isAlive(`${pid} ${Number(start) - 1} ${unique}`)).toBe(false);
  });

  it.each(['', ' ', '0', '0 ', '-1', '-1 ', '1.5', 'NaN', '1e9', '4194305 1 x'])(
    'is dead where it is none: %j',
    (mark) => {
      expect(isAlive(mark)).toBe(false);
    },
  );

  it('is dead where it is any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (mark) => {
        fc.pre(!/^\s*\d/.test(mark));
        expect(isAlive(mark)).toBe(false);
      }),
    );
  });
});
