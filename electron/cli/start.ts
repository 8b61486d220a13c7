import type { ExitCode } from './base/exit-codes.ts';
import { run } from './run.ts';
import { realTerminal } from './terminal.ts';

/** Whoever read our lines may be gone, as `head` is after ten. What the command began it still brings to its end. */
function outliveReader(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

/**
 * Runs one command line in this process, on this machine, and answers its exit code. The app is loaded when a command opens it: help does
 * without.
 */
export function start(words: readonly string[]): Promise<ExitCode> {
  outliveReader(process.stdout);
  outliveReader(process.stderr);
  return run(words, {
    terminal: realTerminal,
    open: async (options, needs) => (await import('./open-desk.ts')).openDesk(options, needs),
    out: (line) => void process.stdout.write(`${line}\n`),
    err: (line) => void process.stderr.write(`${line}\n`),
  });
}
