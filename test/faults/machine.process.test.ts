import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { removeFolder } from '../fakes/world.ts';
import { deskNode, deskNodeArguments } from './fork-desk.ts';
import { createMachine, type Machine } from './machine.ts';

/** Writes a block to its file when it is told to, and says what came of that. */
const WRITER = `
  const { appendFileSync } = require('node:fs');
  process.on('SIGXFSZ', () => undefined);
  process.once('message', (file) => {
    try {
      appendFileSync(file, Buffer.alloc(10_000));
      process.send('taken');
    } catch (error) {
      process.send(error.code);
    }
    process.disconnect();
  });`;

let folder: string;
let machine: Machine;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-machine-'));
  machine = createMachine(join(folder, 'disk'));
});
afterEach(() => {
  machine.close();
  removeFolder(folder);
});

/** What a process like a desk's is told when it writes to a file of this name. */
async function write(name: string): Promise<unknown> {
  const child = spawn(deskNode, [...deskNodeArguments, '-e', WRITER], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const leave = machine.enter({ pid: child.pid, kill: () => child.kill('SIGKILL') });
  child.send(join(machine.folder, name));
  const [told] = await once(child, 'message');
  leave();
  return told;
}

it('takes no byte while it is full, and takes them again when it is mended', async () => {
  expect(await write('journal')).toBe('taken');
  machine.fill();
  // ENOSPC on a disk of its own, EFBIG where nobody may mount one.
  expect(await write('journal')).toMatch(/^(ENOSPC|EFBIG)$/);
  expect(await write('another')).toMatch(/^(ENOSPC|EFBIG)$/);
  machine.mend();
  expect(await write('journal')).toBe('taken');
});

it('opens nothing for writing while it is read-only, and kills who had', async () => {
  expect(await write('journal')).toBe('taken');
  let killed = 0;
  const leave = machine.enter({ pid: undefined, kill: () => (killed += 1) });
  machine.forbid();
  leave();
  expect(killed).toBe(1);
  expect(await write('journal')).toBe('EACCES');
  expect(await write('another')).toBe('EACCES');
  machine.mend();
  expect(await write('journal')).toBe('taken');
});
