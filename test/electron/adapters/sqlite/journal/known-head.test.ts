import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSeal } from '../../../../../electron/adapters/seal/aes-seal.ts';
import { IN_MEMORY } from '../../../../../electron/adapters/sqlite/database/database.ts';
import { createKnownHead } from '../../../../../electron/adapters/sqlite/journal/known-head.ts';
import { journalPlace, testSeal } from '../../../../fakes/journal-file.ts';

const head = { lines: 7, hash: Buffer.alloc(32, 1) };

describe('the head that is known of a journal', () => {
  let place: ReturnType<typeof journalPlace>;
  beforeEach(() => (place = journalPlace()));
  afterEach(() => place.remove());

  it('is none at first, and what was written last then', () => {
    const known = createKnownHead(place.file, testSeal);
    expect(known.read()).toBeUndefined();
    known.write(head);
    known.write({ ...head, lines: 8 });
    expect(createKnownHead(place.file, testSeal).read()).toEqual({ ...head, lines: 8 });
    expect(readdirSync(place.folder)).toEqual(['journal.head']);
  });

  it('is none where another key wrote it, somebody changed it or nobody can read it', () => {
    createKnownHead(place.file, testSeal).write(head);
    const other = createSeal(Buffer.alloc(32, 9));
    expect(createKnownHead(place.file, other).read()).toBeUndefined();
    const hash = '01'.repeat(32);
    for (const text of ['', '{', JSON.stringify({ lines: 1, hash, mac: hash })]) {
      writeFileSync(join(place.folder, 'journal.head'), text);
      expect(createKnownHead(place.file, testSeal).read(), text).toBeUndefined();
    }
  });

  it('is written nowhere for a journal in memory, and keeps nobody where the disk fails', () => {
    createKnownHead(IN_MEMORY, testSeal).write(head);
    createKnownHead(join(place.folder, 'nowhere', 'journal.sqlite'), testSeal).write(head);
    expect(readdirSync(place.folder)).toEqual([]);
  });
});
