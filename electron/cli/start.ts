import type { ExitCode } from './base/exit-codes.ts';
import { run } from './run.ts';
import { realTerminal } from './terminal.ts';

/** Runs one command line in this process, on this machine. The app is loaded when a command opens it: help does without. */
export const start = (words: readonly string[]): Promise<ExitCode> =>
  run(words, {
    terminal: realTerminal,
    open: async (options) => (await import('./open-desk.ts')).openDesk(options),
    out: (line) => void process.stdout.write(`${line}\n`),
    err: (line) => void process.stderr.write(`${line}\n`),
  });
