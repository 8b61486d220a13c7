import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useScratch } from '../build/scratch.ts';
import type { StoredJournal } from '../electron/adapters/journal/stored-journal.ts';
import { createListener } from '../electron/adapters/postgres/database/listener.ts';
import { migrate } from '../electron/adapters/postgres/database/migrate.ts';
import { createPool } from '../electron/adapters/postgres/database/pool.ts';
import { openEventJournal } from '../electron/adapters/postgres/journal/request-journal.ts';
import { createSqliteJournal } from '../electron/adapters/sqlite/journal/request-journal.ts';
import { numbered, testSeal } from '../test/fakes/journal-file.ts';
import { startPostgres } from '../test/servers/postgres.ts';
import { median, percentile } from './figures.ts';
import { fileRequests } from './file-requests.ts';

/**
 * What each journal costs where it is long: saving one more, a page in its middle, what changed, and what is due among many that wait. Both are sealed, and
 * a commit is on the disk when it returns.
 *
 *   node bench/journal.ts [requests] [waiting]      100000 and 3000 unless told
 */
const [size = 100_000, waiting = 3000] = process.argv.slice(2).map(Number);
useScratch();
const TIMES = 200;
const PAGE = 50;

/** Milliseconds of each. */
async function figures(work: (nth: number) => Promise<unknown>): Promise<string> {
  const taken: number[] = [];
  for (let nth = 0; nth < TIMES; nth += 1) {
    const start = performance.now();
    await work(nth);
    taken.push(performance.now() - start);
  }
  return `median ${median(taken).toFixed(2)} ms, p95 ${percentile(taken, 95).toFixed(2)} ms`;
}

/** What waits for another hour, so that none of it is due. */
const patient = Array.from({ length: waiting }, (_, i) => {
  const updatedAt = '2027-08-04T08:00:00.000Z';
  const retryAt = '2027-08-04T09:00:00.000Z';
  return numbered(size + i, { state: 'waiting', createdAt: updatedAt, updatedAt, retryAt });
});

async function measure(name: string, journal: StoredJournal): Promise<void> {
  await fileRequests(journal, size);
  await journal.file(patient, { by: 'journal', who: '', target: 'none' });
  const first = size + waiting;
  const middle = numbered(Math.floor(size / 2)).id;
  const { cursor } = await journal.changedSince(undefined, PAGE);
  const lines = {
    'file one': (nth: number) => journal.file([numbered(first + nth, { state: 'confirmed' })]),
    'save one': (nth: number) => journal.save(numbered(first + nth, { state: 'dismissed' })),
    'mark one': (nth: number) => journal.mark(numbered(first + nth, { state: 'dismissed' })),
    [`page of ${PAGE} in the middle`]: () => journal.list({ olderThan: middle, limit: PAGE }),
    [`first ${PAGE} of what changed`]: () => journal.changedSince(cursor, PAGE),
    [`due among ${waiting} that wait`]: () => journal.due(PAGE),
  };
  for (const [what, work] of Object.entries(lines)) {
    console.log(`${name}, ${size} requests, ${what}: ${await figures(work)}`);
  }
  await journal.close();
}

const folder = mkdtempSync(join(tmpdir(), 'lanyard-bench-'));
await measure('SQLite', createSqliteJournal(join(folder, 'journal.sqlite'), testSeal));
rmSync(folder, { recursive: true });

const postgres = await startPostgres({ durable: true });
const url = await postgres.database('bench');
const pool = createPool({ url }, 'bench');
await migrate(pool);
const listener = createListener({ url }, 'bench listen');
await measure('PostgreSQL', await openEventJournal({ pool, listener }, 'bench', testSeal));
await listener.close();
await pool.end();
await postgres.stop();
