import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { Client } from 'ldapts';
import { askForTls } from '../../electron/adapters/ldap/connection/start-tls.ts';
import { whileOpen } from '../../electron/adapters/ldap/connection/while-open.ts';
import { PostReadControl } from '../../electron/adapters/ldap/increment.ts';
import { guardReplies } from '../../electron/adapters/ldap/wire/guard-replies.ts';
import {
  entry,
  message,
  paging,
  postRead,
  reference,
  responseName,
  result,
} from './ldap-replies.ts';
import { replyStream } from './reply-stream.ts';

/** Longer than this, and a reply has made somebody hang; milliseconds. */
const PATIENCE_MS = 1000;
/** What may stay in memory beside what was there after the first tenth, in bytes. */
const GROWTH = 16 * 1024 * 1024;

/** A number from 0 up to (not including) `below`, by a seed (mulberry32): one run is like every other. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
type Random = ReturnType<typeof seeded>;

const ADA = 'uid=ada,ou=people,dc=example,dc=org';
const ada = entry(ADA, { uid: ['ada'], cn: ['Ada', 'Countess'], mail: ['ada@example.org'] });
const uri = 'ldap://other.example.org/';

/** ldapts counts its messages from here. */
const FIRST = 2;

/** What is asked, and a good answer to it. */
const talks: { ask: (client: Client) => Promise<unknown>; reply: Buffer }[] = [
  {
    ask: (client) => client.search('ou=people,dc=example,dc=org'),
    reply: Buffer.concat([message(FIRST, ada), message(FIRST, ada), message(FIRST, result(0x65))]),
  },
  {
    ask: (client) => client.search('ou=people,dc=example,dc=org', { paged: { pageSize: 2 } }),
    reply: Buffer.concat([message(FIRST, ada), message(FIRST, result(0x65), paging('next'))]),
  },
  {
    ask: (client) => client.search('dc=example,dc=org'),
    reply: Buffer.concat([message(FIRST, reference(uri)), message(FIRST, result(0x65))]),
  },
  {
    ask: (client) => client.bind(ADA, 'a password'),
    reply: message(FIRST, result(0x61, { code: 49, words: 'no' })),
  },
  {
    ask: (client) => client.del(ADA, new PostReadControl('uidNumber')),
    reply: message(FIRST, result(0x6b), postRead({ uidNumber: ['100007'] })),
  },
  {
    ask: (client) => client.add(ADA, { uid: 'ada' }),
    reply: message(FIRST, result(0x69, { code: 10, referral: [uri] })),
  },
  {
    ask: (client) => client.exop('1.3.6.1.4.1.4203.1.11.3'),
    reply: message(FIRST, result(0x78, { more: [responseName('1.2.3')] })),
  },
];
const agreed = message(1, result(0x78, { more: [responseName('1.3.6.1.4.1.1466.20037')] }));

/** Bytes that mean something to a reader of BER: lengths of all forms, and every type of LDAP. */
const telling = Buffer.from(
  '00017f808182848588feff020a04301f3160616364656769a06b6d73787987a38a8b',
  'hex',
);

function mutate(reply: Buffer, random: Random): Buffer {
  let bytes = reply;
  for (let left = 1 + random(3); left > 0; left -= 1) {
    const at = random(bytes.length + 1);
    const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
    const byte = telling.subarray(random(telling.length)).subarray(0, 1);
    const changed = [
      () => [before, byte, after.subarray(1)],
      () => [before, Buffer.from([(after[0] ?? 0) ^ (1 << random(8))]), after.subarray(1)],
      () => [before, byte, after],
      () => [before, after.subarray(1 + random(4))],
      () => [before],
      () => [before, bytes.subarray(0, random(bytes.length + 1)), after],
    ][random(6)];
    bytes = Buffer.concat(changed?.() ?? []);
  }
  return bytes;
}

/** One talk over a server whose answer is no longer a good one. Throws unless it ends as a talk may: with an answer, or a failure. */
async function talk(random: Random): Promise<void> {
  const { ask, reply } = talks[random(talks.length)] ?? { ask: undefined, reply: agreed };
  if (!ask || random(8) === 0) {
    const raw = replyStream(mutate(agreed, random));
    const asked = whileOpen(raw, AbortSignal.timeout(PATIENCE_MS), askForTls(raw));
    await asked.catch(() => undefined).finally(() => raw.destroy());
    return;
  }
  const stream = guardReplies(replyStream(mutate(reply, random)));
  stream.on('error', () => undefined);
  const client = new Client({
    url: 'ldap://localhost',
    timeout: PATIENCE_MS,
    createConnection: () => stream as never, // as in connection.ts
  });
  try {
    await ask(client);
  } catch (error) {
    const isSilence = error instanceof Error && /timed out/.test(error.message);
    if (isSilence) throw error;
  } finally {
    stream.destroy();
  }
}

const inMemory = (): number => {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') Reflect.apply(collect, undefined, []);
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

/** The part that runs in a worker: says how far it is, so that whoever waits sees it hang. */
async function talkOn({ count, seed }: { count: number; seed: number }): Promise<void> {
  const random = seeded(seed);
  let before = 0;
  for (let i = 0; i < count; i += 1) {
    const began = performance.now();
    await talk(random);
    const ms = performance.now() - began;
    if (ms > PATIENCE_MS) throw new Error(`Reply ${i} took ${ms} ms`);
    if (i === Math.floor(count / 10)) before = inMemory();
    if (i % 50 === 0) parentPort?.postMessage(i);
  }
  const growth = inMemory() - before;
  if (growth > GROWTH) throw new Error(`${growth} bytes stayed in memory`);
}

/**
 * Has as many broken replies read as are asked for, in a thread of its own. Rejects where one hangs, throws where nobody catches it, or stays in
 * memory.
 */
export function readMutatedReplies(count: number, seed: number): Promise<undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const worker = new Worker(new URL(import.meta.url), {
    workerData: { count, seed },
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  });
  let reached = 0;
  const hang = setInterval(() => {
    if (performance.now() - heard < 20 * PATIENCE_MS) return;
    reject(new Error(`Hangs after reply ${reached} of seed ${seed}`));
    void worker.terminate();
  }, PATIENCE_MS);
  let heard = performance.now();
  worker.on('message', (at: number) => {
    [reached, heard] = [at, performance.now()];
  });
  worker.once('error', reject);
  worker.once('exit', (code) => {
    clearInterval(hang);
    if (code === 0) resolve(undefined);
    else reject(new Error(`The thread ended with ${code} after reply ${reached} of seed ${seed}`));
  });
  return promise;
}

const data: unknown = workerData;
if (parentPort && typeof data === 'object' && data !== null && 'seed' in data) {
  await talkOn(data as { count: number; seed: number }); // from readMutatedReplies
}
