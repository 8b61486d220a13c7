import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useScratch } from '../build/scratch.ts';
import { createSeal } from '../electron/adapters/seal/aes-seal.ts';
import { createSqliteJournal } from '../electron/adapters/sqlite/journal/request-journal.ts';
import { measures } from '../shared/board/board.ts';
import { numbered } from '../test/fakes/journal-file.ts';
import { median, percentile } from './figures.ts';

/**
 * What the board's figures cost to read of a long journal, in which three of four requests are done and one waits. Nothing sealed is opened.
 *
 *   node bench/board.ts [requests …]      1000 10000 unless told
 */
const sizes = process.argv.slice(2).map(Number);
useScratch();
const READS = 50;
const MINUTE_MS = 60_000;
const start = Date.UTC(2027, 7, 4, 8);
const at = (ms: number): string => new Date(start + ms).toISOString();

async function measure(size: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-bench-'));
  const journal = createSqliteJournal(
    join(folder, 'journal.sqlite'),
    createSeal(Buffer.alloc(32, 7)),
  );
  const requests = Array.from({ length: size }, (_, i) => {
    const isDone = i % 4 > 0;
    const filed = (i % (3 * 24 * 60)) * MINUTE_MS;
    return numbered(i, {
      state: isDone ? 'confirmed' : 'waiting',
      createdAt: at(filed),
      updatedAt: at(filed + (i % 17) * MINUTE_MS),
      ...(isDone ? {} : { problem: { code: 'approval-pending', params: [] } }),
    });
  });
  await journal.file(requests, ({ id }) => {
    const number = Number(id.slice(-12));
    return {
      by: 'queue',
      who: '',
      counted: { as: measures[number % 3], person: `p${number >> 2}` },
    };
  });
  const taken: number[] = [];
  for (let i = 0; i < READS; i += 1) {
    const before = performance.now();
    await journal.figures({ since: at(24 * 60 * MINUTE_MS), peopleOf: ['tool', 'maintainer'] });
    taken.push(performance.now() - before);
  }
  console.log(
    `board of ${size} requests: median ${median(taken).toFixed(1)} ms, p95 ${percentile(taken, 95).toFixed(1)} ms`,
  );
  await journal.close();
  rmSync(folder, { recursive: true });
}

for (const size of sizes.length > 0 ? sizes : [1000, 10_000]) await measure(size);
