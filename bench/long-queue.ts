import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useScratch } from '../build/scratch.ts';
import { createAdapters } from '../electron/adapters/create-adapters.ts';
import { createDesk } from '../electron/cli/desk.ts';
import { createApp } from '../electron/core/app.ts';
import { owner } from '../electron/core/base/caller.ts';
import { everyRequest } from '../shared/requests/every-page.ts';
import { MOST_LISTED } from '../shared/requests/list.ts';
import { median, percentile } from './figures.ts';
import { fileRequests } from './file-requests.ts';

/**
 * What a long queue costs: saving one more, the look for what stands in its way, and starting Lanyard on it. The journal is sealed with a passphrase and synced to the disk
 * (`synchronous=FULL`) as it is for a helper; the directory is never asked, since nobody has signed in.
 *
 *   node bench/long-queue.ts [requests …]      0 10000 unless told
 */
const sizes = process.argv.slice(2).map(Number);
useScratch();
const SAVES = 400;
const STARTS = 5;

const folder = mkdtempSync(join(tmpdir(), 'lanyard-bench-'));
const adaptersOf = (size: number) =>
  createAdapters({
    profile: 'wikimedia',
    dataFolder: join(folder, String(size)),
    env: { LDAPNOINIT: '1', LANYARD_PASSPHRASE: 'nine horses ran to sea' },
  });

/** Milliseconds of each. */
async function each(times: number, work: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let i = 0; i < times; i += 1) {
    const start = performance.now();
    await work();
    taken.push(performance.now() - start);
  }
  return taken;
}

const figures = (values: readonly number[]): string =>
  `median ${median(values).toFixed(2)} ms, p95 ${percentile(values, 95).toFixed(2)} ms`;

/** From nothing to the answer with every request: key, integrity check, list, the way through the door. */
async function startAndList(size: number): Promise<void> {
  const app = createApp(await adaptersOf(size));
  await app.start();
  const listed = await everyRequest(createDesk(app.for(owner('cli'))).call, { limit: MOST_LISTED });
  if (!listed.ok || listed.value.length < size) throw new Error('The list is not whole.');
  await app.stop();
}

async function measure(size: number): Promise<void> {
  const { journal, directory } = await adaptersOf(size);
  await fileRequests(journal, size);
  const [form] = await journal.list({ limit: 1000 });
  if (!form) throw new Error('There is no request to copy.');
  const saves = await each(SAVES, () => journal.file([{ ...form, id: randomUUID() }]));
  const looks = await each(SAVES, () => journal.conflicting({ of: 'nobody', wants: 'nothing' }));
  const counts = await each(STARTS, () => journal.count({ states: ['waiting'] }));
  await Promise.all([journal.close(), directory.close()]);
  const starts = await each(STARTS, () => startAndList(size));
  const parts = {
    'saving one': saves,
    'what stands in its way': looks,
    counting: counts,
    start: starts,
  };
  const told = Object.entries(parts).map(([part, taken]) => `${part}: ${figures(taken)}`);
  console.log(`${size} requests · ${told.join(' · ')}`);
}

try {
  for (const size of sizes.length > 0 ? sizes : [1, 10_000]) await measure(size);
} finally {
  rmSync(folder, { recursive: true });
}
