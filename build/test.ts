// `npm test`: installs what the tests need where it may, runs every suite that can run, and names those that cannot.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  findBlocked,
  findMissing,
  needs,
  planInstallation,
  type Need,
  type Rights,
} from './needs.ts';
import { useScratch } from './scratch.ts';
import { suiteNames, suites, type Suite } from './suites.ts';
import { addCounts, countLine, countTests, type Count } from './test-count.ts';

const root = join(import.meta.dirname, '..');

const run = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status === 0;

const runNode = (...args: readonly string[]): boolean => run(process.execPath, args);

function findRights(): Rights {
  if (!existsSync('/usr/bin/apt-get')) return 'none';
  if (process.getuid?.() === 0) return 'root';
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? 'sudo' : 'none';
}

/** Installs what is missing where it may; answers what is missing after that. */
function install(missing: readonly Need[]): readonly Need[] {
  if (missing.length === 0) return missing;
  const { argv, line } = planInstallation(
    missing,
    findRights(),
    join(import.meta.dirname, 'install-packages.sh'),
  );
  const programs = missing.map(({ program }) => program).join(', ');
  if (argv === undefined) {
    console.log(`The tests need ${programs}. Please run:\n\n  ${line}\n`);
    return missing;
  }
  console.log(`The tests need ${programs}; installing the Debian packages.`);
  const [command, ...args] = argv;
  if (!run(command, args)) console.log(`That failed. The same by hand:\n\n  ${line}\n`);
  return findMissing(needs, existsSync);
}

/** These suites drive the built app. */
function build(blocked: Map<Suite, readonly string[]>): void {
  const driving = (['browser', 'cloud'] as const).filter((suite) => !blocked.has(suite));
  if (driving.length === 0 || runNode('build/run.mjs', 'build')) return;
  for (const suite of driving) blocked.set(suite, ['a build of the app that succeeds']);
}

/** The cloud's files take turns at one cloud and mostly wait for it, and so do those of a hub for what they end and cut: one after the other beside all others. */
const waiting: readonly Suite[] = ['openssh', 'keychain', 'postgres', 'cloud'];
const lanes = [
  { suites: suiteNames.filter((suite) => !waiting.includes(suite)), options: [] },
  { suites: waiting, options: ['--maxWorkers=1'] },
];

/** Answers whether it is green. The first lane is seen while it runs, the others when they have ended: two at once read badly. */
async function runVitest(
  runnable: readonly Suite[],
  { lane, options }: { readonly lane: number; readonly options: readonly string[] },
): Promise<Count> {
  if (runnable.length === 0) return { passed: 0, failed: 0 };
  const reportFile = join(root, `dist/test-report-${lane}.json`);
  rmSync(reportFile, { force: true });
  const isGreen = await follow(lane === 0, [
    join(root, 'node_modules/vitest/vitest.mjs'),
    ...['run', '--config', 'build/vitest.config.ts', '--allowOnly=false', '--passWithNoTests'],
    ...runnable.flatMap((suite) => ['--project', suite]),
    ...options,
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`],
    ...process.argv.slice(2),
  ]);
  const count = countTests(
    existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : undefined,
  );
  return count.failed === 0 && !isGreen ? { ...count, failed: 1 } : count;
}

function follow(isSeen: boolean, args: readonly string[]): Promise<boolean> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: isSeen ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  return new Promise((resolve) => {
    child.on('close', (code) => {
      process.stdout.write(said);
      resolve(code === 0);
    });
  });
}

/** Every file of a suite that could not run is a failure, and is named. */
function reportBlocked(blocked: ReadonlyMap<Suite, readonly string[]>): Count {
  let failed = 0;
  for (const [suite, programs] of blocked) {
    const files = globSync([...suites[suite]], { cwd: root });
    console.log(`\nCOULD NOT RUN the suite "${suite}": it needs ${programs.join(', ')}.`);
    for (const file of files) console.log(`  ${file}`);
    failed += Math.max(1, files.length);
  }
  return { passed: 0, failed };
}

useScratch();
const blocked = new Map(findBlocked(install(findMissing(needs, existsSync))));
build(blocked);
const ran = await Promise.all(
  lanes.map(({ suites: all, options }, lane) =>
    runVitest(
      all.filter((suite) => !blocked.has(suite)),
      { lane, options },
    ),
  ),
);
const count = [...ran, reportBlocked(blocked)].reduce(addCounts);
console.log(countLine(count));
// A filter that matches nothing tested nothing.
process.exitCode = count.failed === 0 && count.passed > 0 ? 0 : 1;
