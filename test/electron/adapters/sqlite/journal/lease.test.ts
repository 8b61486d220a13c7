import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../../../electron/adapters/sqlite/database/database.ts';
import { createLease } from '../../../../../electron/adapters/sqlite/journal/lease.ts';
import { thisProcess } from '../../../../../electron/adapters/sqlite/database/process-mark.ts';
import { createSqliteJournal } from '../../../../../electron/adapters/sqlite/journal/request-journal.ts';
import { thisMoment } from '../../../../../electron/adapters/sqlite/journal/send-ledger.ts';
import {
  journalPlace,
  numbered,
  requestId,
  testSeal,
  put,
} from '../../../../fakes/journal-file.ts';

const later = () => {
  const now = thisMoment();
  return { ...now, at: now.at + 60_000, up: now.up + 60_000 };
};

describe('the lease', () => {
  let place: ReturnType<typeof journalPlace>;
  let child: ChildProcessWithoutNullStreams | undefined;
  const closing: (() => unknown)[] = [];
  beforeEach(() => (place = journalPlace()));
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
    if (child && child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    child = undefined;
    place.remove();
  });

  const journal = () => {
    const opened = createSqliteJournal(place.file, testSeal);
    closing.push(() => opened.close());
    return opened;
  };

  /** A process that owns the queue and has taken request 1. `lines` are its words. */
  async function owner() {
    const mine = journal();
    await put(mine, numbered(1));
    const script = join(import.meta.dirname, 'lease-process.ts');
    const started = spawn(process.execPath, [script, place.file]);
    child = started;
    const lines = createInterface({ input: started.stdout })[Symbol.asyncIterator]();
    expect((await lines.next()).value).toBe('owner');
    return { mine, started, lines };
  }

  it('has one owner; others may file, and change nothing that is there', async () => {
    const { mine } = await owner();
    expect(await mine.owns()).toBe(false);
    expect(await mine.claim(requestId(1))).toBe(false);
    await put(mine, numbered(2));
    await expect(put(mine, numbered(1, { state: 'dismissed' }))).rejects.toMatchObject({
      code: 'lease-lost',
    });
    expect((await mine.list({ limit: 1000 })).map(({ state }) => state)).toEqual([
      'saved',
      'saved',
    ]);
  });

  it('is free as soon as its owner was killed', async () => {
    const { mine, started } = await owner();
    started.kill('SIGKILL');
    await once(started, 'exit');
    expect(await mine.owns()).toBe(true);
    expect(await mine.claim(requestId(1))).toBe(true);
    await put(mine, numbered(1, { state: 'confirmed' }));
  });

  it('refuses the writes of an owner that slept through a take-over', async () => {
    const { mine, started, lines } = await owner();
    started.stdin.write('go\n');
    expect((await lines.next()).value).toBe('written');
    started.kill('SIGSTOP');
    expect(await mine.owns()).toBe(false);
    const database = openDatabase(place.file, testSeal);
    closing.push(() => database.close());
    expect(createLease(database, thisProcess(), { moment: later }).number()).toBe(2);
    started.kill('SIGCONT');
    started.stdin.write('go\n');
    expect((await lines.next()).value).toBe('lease-lost');
  });

  it('goes to the next when its owner closes, with a higher number', async () => {
    const first = createSqliteJournal(place.file, testSeal);
    const second = journal();
    expect([await first.owns(), await second.owns()]).toEqual([true, false]);
    await first.close();
    expect(await second.owns()).toBe(true);
  });

  it('does not let go of an old number with the old work: it stays refused after a second take-over', async () => {
    const first = journal();
    const second = createSqliteJournal(place.file, testSeal);
    await put(first, numbered(1));
    await first.claim(requestId(1));
    const database = openDatabase(place.file, testSeal);
    database.exec('UPDATE lease SET owner = NULL');
    database.close();
    expect(await second.owns()).toBe(true);
    await second.close();
    expect(await first.owns()).toBe(true);
    await expect(put(first, numbered(1))).rejects.toMatchObject({ code: 'lease-lost' });
    await first.release(requestId(1));
    await put(first, numbered(1));
  });

  it('tells what others wrote, once, and nothing of its own', async () => {
    const [one, two] = [journal(), journal()];
    await one.changedElsewhere();
    await put(one, numbered(1));
    expect(await one.changedElsewhere()).toBe(false);
    await put(two, numbered(2));
    expect([await one.changedElsewhere(), await one.changedElsewhere()]).toEqual([true, false]);
  });
});
