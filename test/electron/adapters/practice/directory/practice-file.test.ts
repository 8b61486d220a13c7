import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashOf } from '../../../../../electron/adapters/practice/directory/password-hash.ts';
import {
  practiceTree,
  type PracticeTree,
} from '../../../../../electron/adapters/practice/directory/tree.ts';
import {
  loadPractice,
  savePractice,
} from '../../../../../electron/adapters/practice/directory/practice-file.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-practice-'));
  file = join(folder, 'event', 'practice.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

const seed = practiceTree(100_000);
const tree: PracticeTree = {
  ...seed,
  people: seed.people.map((entry, i) =>
    i === 3
      ? {
          ...{ ...entry, sshPublicKeys: ['ssh-ed25519 AAAA'], secret: hashOf('nine horses') },
          ...{ phabricator: 'phabby', added: ['title'], createdAt: '2027-08-04T08:00:00.000Z' },
        }
      : entry,
  ),
};

describe('the practice directory on disk', () => {
  it('comes back as it was, also somebody without a number', () => {
    const people = tree.people.map((entry, i) =>
      i === 7 ? { ...entry, uidNumber: undefined } : entry,
    );
    savePractice(file, { ...tree, people });
    expect(loadPractice(file)).toEqual({ ...tree, people });
  });

  it('is read also from before somebody could have two names', () => {
    savePractice(file, tree);
    const old = tree.people.map(({ uids: _, cns, mails, ...entry }) => ({
      ...entry,
      ...{ cn: cns[0], mail: mails[0] ?? '' },
    }));
    writeFileSync(file, JSON.stringify({ ...tree, people: old }));
    expect(loadPractice(file)).toEqual(tree);
  });

  it('is for its owner alone, and leaves nothing beside it', () => {
    savePractice(file, tree);
    savePractice(file, tree);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
    expect(readdirSync(dirname(file))).toEqual(['practice.json']);
    expect(readFileSync(file, 'utf8')).not.toContain('nine horses');
  });

  it('is none where there was none', () => {
    expect(loadPractice(file)).toBeUndefined();
  });

  it.each(['', '{', '{}', '[{}]', '[null]', '["uid"]', '[{"kind":"robot"}]', '{"people":[]}'])(
    'begins anew where the file is no such directory: %s',
    (text) => {
      savePractice(file, tree);
      writeFileSync(file, text);
      expect(loadPractice(file)).toBeUndefined();
    },
  );

  it('keeps the old file where the new one cannot be written, and says so', () => {
    savePractice(file, tree);
    mkdirSync(`${file}.new`);
    expect(() => savePractice(file, { people: [], tools: [], sudoRules: [] })).toThrow(
      expect.objectContaining({
        code: 'storage-failed',
        params: [expect.stringContaining('EISDIR')],
      }),
    );
    expect(loadPractice(file)).toEqual(tree);
  });
});
