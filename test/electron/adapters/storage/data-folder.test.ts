import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  claimDataFolder,
  claimEventFolder,
  isMarked,
  makeBrowserFolder,
} from '../../../../electron/adapters/storage/data-folder.ts';
import { MARKER } from '../../../../electron/adapters/storage/own-names.ts';
import { AppError } from '../../../../electron/core/base/errors.ts';

/** What is wrong with the field `data`: the rule, and what fills its sentence. */
function refusal(work: () => unknown): readonly string[] {
  try {
    work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const [{ field, rule, params } = { field: '', rule: '', params: [] }] = error.fields;
    expect([error.code, field]).toEqual(['invalid-input', 'data']);
    for (const param of params) expect(error.message).toContain(param);
    return [rule, ...params];
  }
  throw new Error('It was not refused.');
}

describe('the data folder', () => {
  let folder = '';
  const at = (...path: string[]): string => join(folder, ...path);
  const fill = (...path: string[]): void => {
    mkdirSync(at(...path.slice(0, -1)), { recursive: true });
    writeFileSync(at(...path), 'somebody’s');
  };
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'lanyard-data-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is made for its owner alone and marked, and known again', () => {
    const made = claimDataFolder(at('a', 'b'));
    expect(statSync(made).mode & 0o077).toBe(0);
    expect(readdirSync(made)).toEqual([MARKER]);
    fill('a', 'b', 'a-letter.txt');
    expect(claimDataFolder(at('a', 'b'))).toBe(made);
  });

  it('is claimed by all who come at the same moment', async () => {
    const [rounds, threads] = [40, 3];
    const gate = new Int32Array(new SharedArrayBuffer(4));
    const program = join(import.meta.dirname, 'claim-at-once.ts');
    const failures = await Promise.all(
      Array.from({ length: threads }, async (_, n) => {
        const workerData = { place: folder, rounds, threads, gate, event: `event-${n}` };
        const [failed] = (await once(new Worker(program, { workerData }), 'message')) as [string[]]; // what it posts
        return failed;
      }),
    );
    expect(failures.flat()).toEqual([]);
  });

  it('may be empty', () => {
    claimDataFolder(folder);
    expect(isMarked(folder)).toBe(true);
  });

  it.each([
    ['a file', ['package.json']],
    ['somebody’s folder of a name we use too', ['browser', 'bookmarks.html']],
    ['another one', ['electron', 'main.ts']],
    ['a folder with some of our names in it and others', ['practice', 'thesis.odt']],
  ])('is refused, and left as it is, where it holds %s', (_, path) => {
    fill('practice', 'journal.sqlite');
    fill(...path);
    const [first = ''] = path;
    expect(refusal(() => claimDataFolder(folder))).toEqual(['data-foreign', folder, first]);
    expect(existsSync(at(MARKER))).toBe(false);
    expect(existsSync(at(...path))).toBe(true);
  });

  it('of a version that marked nothing is taken over, with what its browsers left', () => {
    fill('practice', 'journal.sqlite');
    fill('practice', 'journal.sqlite-wal');
    fill('practice', 'journal.sqlite.damaged-1790000000000.seen.json');
    fill('practice', 'practice-directory.json');
    fill('hackathon-2027', 'vault.json');
    fill('hackathon-2027', 'lanyard.log');
    fill('electron', 'Local State');
    fill('browser', '4711', 'Default', 'Preferences');
    fill('.DS_Store');
    claimDataFolder(folder);
    expect(['', 'electron', 'browser'].map((name) => isMarked(at(name)))).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('of somebody else is refused', () => {
    const { uid } = statSync(folder);
    expect(refusal(() => claimDataFolder(folder, uid + 1))).toEqual([
      'data-owner',
      folder,
      String(uid),
      String(uid + 1),
    ]);
  });

  it.each([0o750, 0o707, 0o720, 0o704])('is refused while it is open to others: %o', (mode) => {
    chmodSync(folder, mode);
    const told = refusal(() => claimDataFolder(folder));
    expect(told).toEqual(['data-open', folder, mode.toString(8)]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('has to be a folder', () => {
    fill('file');
    expect(refusal(() => claimDataFolder(at('file')))[0]).toBe('data-unusable');
  });

  it.each(['journal.sqlite', 'vault.json', 'names.index', 'lanyard.log'])(
    'takes no link for %s, and no link for an event’s folder',
    (name) => {
      fill('elsewhere', 'letter');
      const data = claimDataFolder(at('data'));
      const event = claimEventFolder(data, 'event');
      symlinkSync(at('elsewhere', 'letter'), join(event, name));
      expect(refusal(() => claimEventFolder(data, 'event'))).toEqual([
        'data-link',
        join(event, name),
      ]);
      symlinkSync(at('elsewhere'), join(data, 'other'));
      expect(refusal(() => claimEventFolder(data, 'other'))).toEqual([
        'data-link',
        join(data, 'other'),
      ]);
    },
  );

  it('closes an event’s folder that an earlier version left open', () => {
    const data = claimDataFolder(folder);
    mkdirSync(at('event'), { mode: 0o755 });
    chmodSync(at('event'), 0o755);
    expect(statSync(claimEventFolder(data, 'event')).mode & 0o077).toBe(0);
  });

  it('gives browsers no folder that is somebody’s', () => {
    const data = claimDataFolder(folder);
    expect(isMarked(makeBrowserFolder(data, 'browser'))).toBe(true);
    fill('electron', 'main.ts');
    expect(refusal(() => makeBrowserFolder(data, 'electron'))).toEqual([
      'data-foreign',
      at('electron'),
      'main.ts',
    ]);
    rmSync(at('electron'), { recursive: true });
    symlinkSync(tmpdir(), at('electron'));
    expect(refusal(() => makeBrowserFolder(data, 'electron'))[0]).toBe('data-link');
    expect(lstatSync(at('electron')).isSymbolicLink()).toBe(true);
  });
});
