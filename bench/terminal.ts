import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { buildTerminal } from '../build/build-terminal.ts';
import { startSlapd, type Slapd } from '../test/servers/slapd.ts';
import { testProfile } from '../test/servers/test-profile.ts';
import { ldapscripts } from './by-ldapscripts.ts';
import { median } from './figures.ts';

/**
 * What a command of the terminal costs, from the shell's return key to its prompt, beside a bare `node -e 0` and beside what people have
 * otherwise. Everything runs once a round, one after the other, so that a busy machine hits all alike.
 *
 *   node bench/terminal.ts [rounds] [--sources]      15 rounds unless told; with --sources as in a checkout that was not built
 */
const ROUNDS = Number(process.argv[2]) || 15;
const PASSPHRASE = 'a passphrase of the bench';
const executable = join(import.meta.dirname, '../electron/cli/lanyard.mjs');
/** At the cost of electron/adapters/seal/passphrase-lock.ts. */
const scryptAlone = "crypto.scryptSync('a', 'b', 32, { N: 2 ** 17, r: 8, p: 1, maxmem: 2 ** 28 })";

type Work = () => void;

let serial = 0;
const nextName = (): string => `bench-${process.pid}-${(serial += 1)}`;

interface Called {
  readonly node: string;
  readonly words: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** Runs a program of Node to its end. Throws where it does not end well. */
function call({ node, words, env = {}, input = '' }: Called): void {
  const { status, stderr } = spawnSync(node, words, {
    ...{ env: { HOME: tmpdir(), ...env }, input, encoding: 'utf8' },
  });
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}: ${stderr}`);
}

/** What the helper's desk has: a profile of the loopback directory, and a folder whose vault is open behind a passphrase. */
function commandsOn(slapd: Slapd, folder: string, node: string): Record<string, Work> {
  const profile = join(folder, 'event.yaml');
  writeFileSync(profile, stringify(testProfile(slapd)));
  const env = {
    ...{ LANYARD_BIND_PASSWORD: slapd.writer.password, LANYARD_PASSPHRASE: PASSPHRASE },
  };
  const practice = ['--data', join(folder, 'practice')];
  const real = ['--profile', profile, '--data', join(folder, 'desk')];
  const lanyard = (words: readonly string[], input?: string): void =>
    call({ node, words: [executable, ...words], env, ...(input === undefined ? {} : { input }) });
  const names = (uid: string) => ['--username', `Bench ${uid}`, '--shell-name', uid];
  const rest = ['--password-stdin', '--consent'];
  return {
    'lanyard --help': () => lanyard(['--help']),
    'names check, practice': () => lanyard(['names', 'check', ...names(nextName()), ...practice]),
    'names check, slapd': () => lanyard(['names', 'check', ...names(nextName()), ...real]),
    'accounts create, slapd': () => {
      const uid = nextName();
      const words = ['accounts', 'create', ...names(uid), '--email', `${uid}@example.org`, ...rest];
      lanyard([...words, ...real], 'nine horses ran\n');
    },
  };
}

/** Milliseconds on the clock, and of the processor (Linux tells them in steps of 10 ms, so that only a sum says something). */
interface Cost {
  readonly wall: number;
  readonly cpu: number;
}

/** What ended children used so far: proc(5), cutime and cstime of /proc/self/stat. */
function childrenCpu(): number {
  if (!existsSync('/proc/self/stat')) return Number.NaN;
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[13]) + Number(fields[14])) * 10;
}

function costOf(work: Work): Cost {
  const [start, used] = [performance.now(), childrenCpu()];
  work();
  return { wall: performance.now() - start, cpu: childrenCpu() - used };
}

const spread = (values: readonly number[], digits: number): string =>
  [median(values), Math.min(...values), Math.max(...values)]
    .map((value) => value.toFixed(digits).padStart(7))
    .join('');

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** The Node that a shell finds first outside this project: the one that `npx lanyard` starts with. */
const ownNode = ['/usr/bin/node', '/usr/local/bin/node'].find((path) => existsSync(path));

const BARE = 'node -e 0';
const CREATE = 'accounts create, slapd';
const SCRYPT = 'node, and scrypt alone';

function measure(node: string, slapd: Slapd): void {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-bench-'));
  const byScripts = ldapscripts(slapd, folder);
  const works: Record<string, Work> = {
    [BARE]: () => call({ node, words: ['-e', '0'] }),
    ...commandsOn(slapd, folder, node),
    [SCRYPT]: () => call({ node, words: ['-e', scryptAlone] }),
    ...(byScripts ? { 'ldapadduser + ldapsetpasswd': () => byScripts(nextName()) } : {}),
  };
  const costs = new Map<string, Cost[]>(Object.keys(works).map((name) => [name, []]));
  for (let round = -2; round < ROUNDS; round += 1) {
    for (const [name, work] of Object.entries(works)) {
      const cost = costOf(work);
      if (round >= 0) costs.get(name)?.push(cost);
    }
  }
  rmSync(folder, { recursive: true, force: true });
  print(node, costs);
}

function print(node: string, costs: ReadonlyMap<string, readonly Cost[]>): void {
  const of = (name: string, kind: keyof Cost) => (costs.get(name) ?? []).map((cost) => cost[kind]);
  const row = (name: string, wall: readonly number[], cpu: number): string => {
    const ratios = wall.map((value, round) => value / (of(BARE, 'wall')[round] ?? Number.NaN));
    const times = cpu / mean(of(BARE, 'cpu'));
    const ofCpu = `${cpu.toFixed(0).padStart(9)}${times.toFixed(1).padStart(6)}`;
    return `${name.padEnd(30)}${spread(wall, 0)}  ${spread(ratios, 1)}${ofCpu}`;
  };
  const scrypt = (kind: keyof Cost) =>
    of(SCRYPT, kind).map((value, round) => value - (of(BARE, kind)[round] ?? Number.NaN));
  const without = (kind: keyof Cost) =>
    of(CREATE, kind).map((value, round) => value - (scrypt(kind)[round] ?? Number.NaN));
  const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();
  process.stdout.write(
    [
      `started with Node ${version}, ${ROUNDS} rounds, load ${loadavg()[0]?.toFixed(1) ?? ''}`,
      `${''.padEnd(30)} median    min    max ms median    min    max ×  cpu ms    ×`,
      ...[...costs.keys()].map((name) => row(name, of(name, 'wall'), mean(of(name, 'cpu')))),
      row('accounts create, less scrypt', without('wall'), mean(without('cpu'))),
      '',
    ].join('\n'),
  );
}

if (process.argv.includes('--sources')) {
  rmSync(join(import.meta.dirname, '../dist/cli'), { recursive: true, force: true });
} else await buildTerminal();
const slapd = await startSlapd();
try {
  for (const node of new Set([process.execPath, ownNode ?? process.execPath])) {
    measure(node, slapd);
  }
} finally {
  await slapd.stop();
}
