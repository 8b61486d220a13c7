import { copyFileSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSqliteJournal } from '../../../../../electron/adapters/sqlite/journal/request-journal.ts';
import type { RequestState } from '../../../../../shared/requests/request.ts';
import { journalPlace, numbered, requestId, testSeal } from '../../../../fakes/journal-file.ts';

describe('an older journal in the place of the one used last', () => {
  let place: ReturnType<typeof journalPlace>;
  beforeEach(() => (place = journalPlace()));
  afterEach(() => place.remove());

  const open = () => createSqliteJournal(place.file, testSeal);
  const keep = (): void => copyFileSync(place.file, `${place.file}.older`);
  const plant = (): void => {
    for (const suffix of ['', '-wal', '-shm']) rmSync(place.file + suffix, { force: true });
    copyFileSync(`${place.file}.older`, place.file);
  };
  const file = async (...states: readonly RequestState[]) => {
    const journal = open();
    await journal.file(states.map((state, i) => numbered(i, { state })));
    await journal.close();
  };
  const found = async () => {
    const journal = open();
    const requests = await journal.list({ limit: 1000 });
    const { ok } = await journal.verify();
    await journal.close();
    return {
      ok,
      states: requests
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .map(({ state, problem }) => [state, problem?.code]),
    };
  };

  it('sends nothing before a person has looked, and says why', async () => {
    await file('waiting', 'saved', 'sending', 'confirmed', 'expected');
    keep();
    const journal = open();
    await journal.save(numbered(0, { state: 'dismissed' }));
    await journal.close();
    plant();
    expect(await found()).toEqual({
      ok: true,
      states: [
        ['needs-you', 'journal-older'],
        ['needs-you', 'journal-older'],
        ['needs-you', 'journal-older'],
        ['confirmed', undefined],
        ['expected', undefined],
      ],
    });
  });

  it('is found out also when it went on by itself, further than the other', async () => {
    await file('waiting');
    keep();
    const journal = open();
    await journal.save(numbered(0, { state: 'dismissed' }));
    await journal.close();
    copyFileSync(`${place.folder}/journal.head`, `${place.folder}/head.kept`);
    plant();
    rmSync(`${place.folder}/journal.head`);
    const elsewhere = open();
    for (let i = 1; i < 9; i += 1) await elsewhere.file([numbered(i, { state: 'waiting' })]);
    await elsewhere.close();
    copyFileSync(`${place.folder}/head.kept`, `${place.folder}/journal.head`);
    expect(new Set((await found()).states.map(String))).toEqual(
      new Set(['needs-you,journal-older']),
    );
  });

  it('goes on once a person has looked', async () => {
    await file('waiting');
    keep();
    await file('waiting', 'waiting');
    plant();
    const journal = open();
    const held = await journal.get(requestId(0));
    expect(held).toMatchObject({ state: 'needs-you' });
    if (held) await journal.save({ ...held, state: 'saved', problem: undefined });
    await journal.close();
    expect((await found()).states).toEqual([['saved', undefined]]);
  });

  it('is not seen in the one that was used last, however it was left', async () => {
    await file('waiting');
    const killed = open();
    await killed.save(numbered(0, { state: 'waiting', failures: 2 }));
    await killed.mark(numbered(0, { state: 'sending' }));
    expect((await found()).states).toEqual([['sending', undefined]]);
    await killed.close();
    expect((await found()).states).toEqual([['sending', undefined]]);
  });
});
