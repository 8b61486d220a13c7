// `npm run house [-- REVISION]`: the figures of the house as it stands, or as it stood; nothing is judged here.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sources } from './circles.ts';
import {
  SMALL_FILE,
  filesThatKnow,
  measureHouse,
  percentOf,
  readSources,
  type Documented,
} from './house-figures.ts';

const root = join(import.meta.dirname, '..');
const KIND = 'maintainer';
const SIBLINGS = ['membership', 'tool', 'project'];
const FULLEST = 10;

/** The sources of a revision, by way of a folder that is gone again. Throws with git's words where there is no such revision. */
function readRevision(revision: string): Sources {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-house-'));
  try {
    const args = ['archive', '--format=tar', revision, 'shared', 'electron', 'renderer'];
    const tar = run('git', args);
    run('tar', ['-x', '-C', folder], tar);
    return readSources(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(program: string, args: readonly string[], input?: Buffer): Buffer {
  const options = { cwd: root, maxBuffer: 2 ** 30, ...(input && { input }) };
  const { error, status, stdout, stderr } = spawnSync(program, args, options);
  if (error) throw error;
  if (status !== 0) throw new Error(`${program}: ${String(stderr).trim()}`);
  return stdout;
}

const share = (count: Documented): string =>
  `${percentOf(count)} % (${count.documented} of ${count.exported})`;

const list = (title: string, lines: readonly string[]): readonly string[] => [
  `${title}: ${lines.length}`,
  ...lines.map((line) => `  ${line}`),
];

function report(sources: Sources): readonly string[] {
  const figures = measureHouse(sources);
  const { files, folders, lines, medianLines, smallFiles } = figures;
  const smallShare = Math.round((100 * smallFiles) / files);
  return [
    `files in shared, electron, renderer: ${files}`,
    `lines: ${lines}, median of a file: ${medianLines}`,
    `files of ${SMALL_FILE} lines or fewer: ${smallFiles} (${smallShare} %)`,
    'fullest folders:',
    ...folders.slice(0, FULLEST).map(([folder, count]) => `  ${count} ${folder}`),
    `exported names with a docstring: ${share(figures.documented)}`,
    ...[...figures.documentedByArea].map(([area, count]) => `  ${area}: ${share(count)}`),
    ...list(
      'circles of files',
      figures.fileCircles.map((circle) => circle.join(' ')),
    ),
    ...list(
      'circles of folders',
      figures.folderCircles.map((circle) => circle.join(' ')),
    ),
    ...list('object literals spread inside another', figures.spreadLiterals),
    ...list(`files that know the kind "${KIND}"`, filesThatKnow(sources, KIND, SIBLINGS)),
  ];
}

const revision = process.argv[2];
try {
  const sources = revision === undefined ? readSources(root) : readRevision(revision);
  for (const line of report(sources)) console.log(line);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
