import { spawn } from 'node:child_process';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeyFileKind } from '../../../shared/ssh/read-ssh.ts';
import type { Ssh, SshTarget } from '../../core/ports/connection/ssh.ts';
import { childEnvironment } from '../node/child-environment.ts';
import { sshConfig } from './ssh-config.ts';

interface Options {
  readonly env: NodeJS.ProcessEnv;
  /** Whose ssh it is, where that is not the person's own: a configuration instead of theirs and the computer's. */
  readonly config?: string;
  /** After how many milliseconds an attempt is ended. */
  readonly patienceMs?: number;
}

/** `ssh -vv` through two jump hosts writes some 60 KB. */
const MOST_OUTPUT = 250_000;
const PATIENCE_MS = 30_000;

interface Ended {
  readonly out: string;
  readonly err: string;
  readonly ok: boolean;
  /** Whether there is no such program. */
  readonly missing: boolean;
}

interface Command {
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly patienceMs: number;
}

const end = (pid: number | undefined): void => {
  if (pid === undefined) return;
  try {
    // It leads a group of its own, in which the ssh of each jump host is.
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
};

/** Runs ssh without a terminal to ask on (a session of its own has none), for so long and so much output at most. */
function runSsh({ args, env, patienceMs }: Command): Promise<Ended> {
  return new Promise((resolve) => {
    const ssh = spawn('ssh', args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env,
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    const said = { out: '', err: '' };
    const hear = (stream: keyof typeof said) => (text: string) => {
      said[stream] = (said[stream] + text).slice(0, MOST_OUTPUT);
      if (said[stream].length === MOST_OUTPUT) end(ssh.pid);
    };
    ssh.stdout.setEncoding('utf8').on('data', hear('out'));
    ssh.stderr.setEncoding('utf8').on('data', hear('err'));
    const timer = setTimeout(() => end(ssh.pid), patienceMs);
    const finish = (more: Pick<Ended, 'ok' | 'missing'>): void => {
      clearTimeout(timer);
      resolve({ ...said, ...more });
    };
    ssh.once('error', () => finish({ ok: false, missing: true }));
    ssh.once('close', (code) => finish({ ok: code === 0, missing: false }));
  });
}

/** Of the person's session an agent and what finds files, and nothing that could open a window to ask in. */
function environment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const {
    DISPLAY: _,
    WAYLAND_DISPLAY: _w,
    SSH_ASKPASS: _a,
    ...quiet
  } = childEnvironment('ssh', env);
  return { ...quiet, LC_ALL: 'C', SSH_ASKPASS_REQUIRE: 'never' };
}

/**
 * The head of a file, if only to see what it is: a line of a private key is never kept. A server may have put the path into what ssh says, and
 * a pipe would be waited for.
 */
function headOf(file: string): string {
  if (!statSync(file).isFile()) return '';
  const bytes = Buffer.alloc(32);
  const handle = openSync(file, 'r');
  try {
    return bytes.toString('latin1', 0, readSync(handle, bytes, 0, bytes.length, 0));
  } finally {
    closeSync(handle);
  }
}

function kindOfKeyFile(text: string): KeyFileKind | undefined {
  const path = /^Load key "(.+)": /mu.exec(text)?.[1];
  if (path === undefined) return undefined;
  try {
    const head = headOf(path.replace(/^~(?=[\\/])/u, homedir()));
    if (head === '') return undefined;
    if (head.startsWith('PuTTY-User-Key')) return 'putty';
    return /^(?:ssh|ecdsa|sk)-/u.test(head) ? 'public' : 'other';
  } catch {
    return undefined;
  }
}

/** Names stand behind `--` or an option that takes them, so that none is taken for an option itself. */
const whereTo = ({ host, port, user, through }: SshTarget): string[] => [
  ...(user === undefined ? [] : ['-l', user]),
  ...(port === undefined ? [] : ['-p', String(port)]),
  ...(through === undefined ? [] : ['-J', user === undefined ? through : `${user}@${through}`]),
  ...['--', host],
];

const systemConfig = (env: NodeJS.ProcessEnv): string =>
  process.platform === 'win32'
    ? join(env['PROGRAMDATA'] ?? 'C:/ProgramData', 'ssh/ssh_config').replaceAll('\\', '/')
    : '/etc/ssh/ssh_config';

/** The log of the last host; empty where ssh ended before it began one. */
function readLog(file: string): string {
  try {
    return readFileSync(file, 'utf8').slice(0, MOST_OUTPUT);
  } catch {
    return '';
  }
}

/** The ssh of this computer, found as a shell finds it. */
export function createSsh({ env, config, patienceMs = PATIENCE_MS }: Options): Ssh {
  const child = environment(env);
  // Through a jump host two connections are made, and something is left for the login.
  const connectSeconds = Math.ceil(patienceMs / 3000);
  const own = config === undefined ? [] : ['-F', config];
  const after = config === undefined ? ['~/.ssh/config', systemConfig(env)] : [config];
  const run = (args: readonly string[]) => runSsh({ args, env: child, patienceMs });

  /** Logs in with ours before theirs; what the jump hosts' ssh say comes by itself, what that of the host says in a file. */
  async function login(target: SshTarget, dump: string, folder: string): Promise<string> {
    const files = { config: join(folder, 'config'), log: join(folder, 'log') };
    const newHosts = join(folder, 'known_hosts');
    const text = sshConfig({ dump, newHosts, after, withKey: target.withKey, connectSeconds });
    writeFileSync(files.config, text, { mode: 0o600 });
    const args = [
      '-vv',
      '-n',
      '-T',
      '-F',
      files.config,
      '-E',
      files.log,
      ...whereTo(target),
      'true',
    ];
    const { out, err } = await run(args);
    return `${err}\n${readLog(files.log)}\n${out}`;
  }

  return {
    async attempt(target) {
      // ssh checks the person's configuration and who may write it only where it is told of no other.
      const asked = await run([...own, '-G', ...whereTo(target)]);
      if (asked.missing) return { text: undefined };
      if (!asked.ok) return { text: asked.err };
      const folder = mkdtempSync(join(tmpdir(), 'lanyard-ssh-test-'));
      try {
        const text = await login(target, asked.out, folder);
        return { text, keyFile: kindOfKeyFile(text) };
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}
