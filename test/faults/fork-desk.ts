import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DeskOrder } from './desk-messages.ts';

const SETPRIV = '/usr/bin/setpriv';

/** Root may write what is read-only; root's desks go without that right (capabilities(7), CAP_DAC_OVERRIDE). */
const asAnybody = process.getuid?.() === 0 ? ['--bounding-set', '-dac_override'] : [];
const bound = existsSync(SETPRIV) ? [SETPRIV, '--pdeathsig', 'KILL', ...asAnybody] : [];

/** How Node is started for a desk: it dies with whoever started it (setpriv(1)), and a read-only disk is read-only for it. */
export const [deskNode, ...deskNodeArguments] = [...bound, process.execPath];

/** Starts a desk as a process of its own. */
export const forkDesk = (order: DeskOrder): ChildProcess =>
  fork(join(import.meta.dirname, 'desk-process.ts'), {
    ...{ execPath: deskNode, execArgv: deskNodeArguments },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: {
      ...process.env,
      LANYARD_FAULTS_DESK: JSON.stringify(order),
    },
  });
