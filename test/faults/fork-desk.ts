import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DeskOrder } from './desk-messages.ts';

const SETPRIV = '/usr/bin/setpriv';

/**
 * Before the desk's own command (setpriv(1)): it dies with whoever started it; and as root may write what is read-only, root's desks go
 * without that right (capabilities(7), CAP_DAC_OVERRIDE).
 */
const bound = existsSync(SETPRIV)
  ? [
      ...[SETPRIV, '--pdeathsig', 'KILL'],
      ...(process.getuid?.() === 0 ? ['--bounding-set', '-dac_override'] : []),
    ]
  : [];

/** Starts a desk as a process of its own. `cache` is a folder for what Node compiled, so that the next one starts faster. */
export function forkDesk(order: DeskOrder, cache: string): ChildProcess {
  const [execPath, ...execArgv] = [...bound, process.execPath];
  return fork(join(import.meta.dirname, 'desk-process.ts'), {
    ...{ execPath, execArgv, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] },
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: cache,
      LANYARD_FAULTS_DESK: JSON.stringify(order),
    },
  });
}
