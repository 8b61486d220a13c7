import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { leavesBehind } from './leavings.ts';

const SIZE = 8 * 2 ** 20;

/** The machine that desks of one queue are on: its disk, and its processes. */
export interface Machine {
  /** Where the journal is. */
  readonly folder: string;
  /** Has this process among those the disk's failures meet. The answer takes it out again. */
  enter(process: DeskProcess): () => void;
  /** From now on no byte more fits. */
  fill(): void;
  /** From now on nothing can be written, made or removed, by whoever opens it; what is open already stays open. */
  forbid(): void;
  /** The disk is good again. */
  mend(): void;
  isFailing(): boolean;
  /** Takes a disk of its own away again. */
  close(): void;
}

/** A process on the machine. */
export interface DeskProcess {
  readonly pid: number | undefined;
  kill(): void;
}

/** A file system of its own (tmpfs(5)), where this process may mount one. */
const mount = (folder: string): boolean =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=700`, 'lanyard-faults', folder])
    .status === 0;

function fillDisk(file: string): void {
  const ballast = openSync(file, 'a');
  const block = Buffer.alloc(SIZE / 64);
  try {
    for (;;) writeSync(ballast, block);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'ENOSPC') throw error;
  } finally {
    closeSync(ballast);
  }
}

/** For everything in it; a file that goes away meanwhile needs none. */
const setMode = (folder: string, mode: string): void =>
  void spawnSync('chmod', ['--recursive', mode, folder]);

/** RLIMIT_FSIZE (prlimit(1)): a write that would make a file longer than that fails with EFBIG, and with SIGXFSZ ignored with nothing more. */
const limitFiles = ({ pid }: DeskProcess, bytes: number | 'unlimited'): void =>
  void spawnSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`]);

/**
 * A machine with a disk that can really be full and really be read-only. Without the right to mount, a full disk is a limit on how long
 * files may be.
 */
export function createMachine(folder: string): Machine {
  mkdirSync(folder, { recursive: true });
  const isMounted = mount(folder);
  const unmount = (): void => {
    // Lazily: a process that was killed a moment ago may still hold a file of it.
    if (isMounted) spawnSync('umount', ['--lazy', folder]);
  };
  const isGone = leavesBehind(unmount);
  const ballast = join(folder, 'ballast');
  const processes = new Set<DeskProcess>();
  let failing = false;
  const limit = (process: DeskProcess): void => {
    if (!isMounted) limitFiles(process, failing ? 0 : 'unlimited');
  };

  return {
    folder,
    enter(process) {
      processes.add(process);
      if (failing) limit(process);
      return () => void processes.delete(process);
    },
    fill() {
      if (failing) return;
      failing = true;
      if (isMounted) fillDisk(ballast);
      for (const process of processes) limit(process);
    },
    forbid() {
      failing = true;
      for (const process of processes) process.kill();
      setMode(folder, 'u-w');
    },
    mend() {
      if (!failing) return;
      failing = false;
      setMode(folder, 'u+w');
      rmSync(ballast, { force: true });
      for (const process of processes) limit(process);
    },
    isFailing: () => failing,
    close() {
      unmount();
      isGone();
    },
  };
}
