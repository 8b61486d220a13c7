import { readdirSync, readFileSync } from 'node:fs';

/** One process of this machine, as everybody may see it (proc(5)), and its environment as its owner may. */
export interface SeenProcess {
  readonly pid: number;
  readonly commandLine: string;
  readonly environment: string;
}

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8').replaceAll('\0', ' ');
  } catch {
    // It ended meanwhile.
    return '';
  }
};

/** Whether it has ended and only waits to be noticed. */
const isDead = (pid: number): boolean =>
  /^State:\s+[ZX]/m.test(read(`/proc/${pid}/status`) || 'State: X');

/** The processes whose command line or environment names this folder: all that a start with it began. */
export const processesOf = (folder: string): SeenProcess[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map((name) => ({
      pid: Number(name),
      commandLine: read(`/proc/${name}/cmdline`),
      environment: read(`/proc/${name}/environ`),
    }))
    .filter(({ commandLine, environment }) => (commandLine + environment).includes(folder))
    .filter(({ pid }) => !isDead(pid));
