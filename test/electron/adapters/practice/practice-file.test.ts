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
import { hashOf } from '../../../../electron/adapters/practice/password-hash.ts';
import { practicePeople } from '../../../../electron/adapters/practice/people.ts';
import {
  loadPractice,
  savePractice,
} from '../../../../electron/adapters/practice/practice-file.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-practice-'));
  file = join(folder, 'event', 'practice.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

const people = practicePeople(100_000).map((entry, i) =>
  i === 3
    ? { ...entry, sshPublicKeys: ['ssh-ed25519 AAAA'], secret: hashOf('nine horses') }
    : entry,
);

describe('the practice directory on disk', () => {
  it('comes back as it was, also somebody without a number', () => {
    const all = people.map((entry, i) => (i === 7 ? { ...entry, uidNumber: undefined } : entry));
    savePractice(file, all);
    expect(loadPractice(file)).toEqual(all);
  });

  it('is for its owner alone, and leaves nothing beside it', () => {
    savePractice(file, people);
    savePractice(file, people);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
    expect(readdirSync(dirname(file))).toEqual(['practice.json']);
    expect(readFileSync(file, 'utf8')).not.toContain('nine horses');
  });

  it('is none where there was none', () => {
    expect(loadPractice(file)).toBeUndefined();
  });

  it.each(['', '{', '{}', '[{}]', '[null]', '["uid"]', '[{"kind":"robot"}]'])(
    'begins anew where the file is no such directory: %s',
    (text) => {
      savePractice(file, people);
      writeFileSync(file, text);
      expect(loadPractice(file)).toBeUndefined();
    },
  );

  it('keeps the old file where the new one cannot be written, and says so', () => {
    savePractice(file, people);
    mkdirSync(`${file}.new`);
    expect(() => savePractice(file, [])).toThrow(
      expect.objectContaining({
        code: 'storage-failed',
        params: [expect.stringContaining('EISDIR')],
      }),
    );
    expect(loadPractice(file)).toEqual(people);
  });
});
