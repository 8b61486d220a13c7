import { spawnSync } from 'node:child_process';

/** Milliseconds between two looks. */
const OFTEN = 500;

/**
 * Ends this process politely once the npm that started it is gone: `kill -9` tells nobody, and what npm ran would live on. Only for
 * what npm runs, for a process may well outlive the shell in which a person typed it.
 */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const parent = process.ppid;
  const npm = startedShell(parent) ?? parent;
  const timer = setInterval(() => {
    if (process.ppid === parent && isAlive(npm)) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, OFTEN);
  timer.unref();
}

/** Who started this process where it is a shell, which npm puts in between and which outlives it (POSIX `ps`). */
function startedShell(pid) {
  const { stdout } = spawnSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)], {
    encoding: 'utf8',
  });
  const [, above] = /^\s*(\d+)\s+(?:\S*\/)?-?(?:ba|da|a|k|z)?sh\s*$/.exec(stdout ?? '') ?? [];
  return above === undefined ? undefined : Number(above);
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
