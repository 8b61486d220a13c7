import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

/**
 * When a process was started, in the kernel's own count (proc(5), field 22 of `stat`): it tells a process from a later one
 * with the same id. Empty where there is no /proc.
 */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, but belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** A mark of this process that no other process ever has. */
export const thisProcess = (): string =>
  [process.pid, startOf(process.pid), randomUUID()].join(' ');

/** Whether the process that made the mark still runs on this machine. */
export function isAlive(mark: string): boolean {
  const [id = '', start = ''] = mark.split(' ');
  const pid = Number(id);
  // 0 and below mean whole groups of processes to kill(2).
  return Number.isSafeInteger(pid) && pid > 0 && isRunning(pid) && startOf(pid) === start;
}
