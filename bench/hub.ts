import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Agent, get, request, type ClientRequest } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { useScratch } from '../build/scratch.ts';
import { createPool } from '../electron/adapters/postgres/database/pool.ts';
import { createSessions } from '../electron/adapters/postgres/sessions/sessions.ts';
import { EVENT, openHubWorld, type HubWorld } from '../test/electron/hub/hub-world.ts';
import { seeded } from '../test/faults/seeded.ts';
import { isListening } from '../test/servers/ports.ts';
import type { Result } from '../shared/result.ts';
import { percentile } from './figures.ts';

/**
 * What one hub process bears on loopback, over a real directory and database: browsers that only listen, calls meanwhile, and newcomers who sign up
 * as 2,000 would in an hour, twelve times as fast. The process that asks is another one. `npm run build` comes first.
 *
 *   node bench/hub.ts [browsers] [calls a second] [sign-ups]      5000, 200 and 2000 unless told
 */
const [browsers = 5000, callsASecond = 200, signUps = 2000] = process.argv.slice(2).map(Number);
useScratch();
const CALLS_FOR_S = 20;
/** A process that has just begun compiles what it runs; one that serves an event has done so long ago. */
const WARM_UP_S = 5;
/** Streams that are opened at the same time, and connections for calls. */
const AT_ONCE = 20;
/** Between two newcomers, on average, in milliseconds: 2,000 in an hour, which passes in five minutes. */
const GAP_MS = 150;

interface Hub {
  readonly origin: string;
  /** Of the process, in bytes (proc(5), `VmRSS`). */
  memory(): number;
  stop(): Promise<void>;
}

/** As `docs/hub.md` has it. */
const asDocumented = { NODE_OPTIONS: '--max-semi-space-size=4' };

async function startHub(world: HubWorld): Promise<Hub> {
  world.write();
  const { origin, port } = originOf(world);
  const main = join(import.meta.dirname, '../electron/cli/lanyard.mjs');
  const child = spawn(process.execPath, [main, 'hub', 'serve', world.file], {
    env: { ...world.env, ...asDocumented },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  while (!(await isListening(port))) await wait(100);
  return {
    origin,
    memory: () => memoryOf(child),
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

const memoryOf = ({ pid }: ChildProcess): number =>
  1024 * Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);

function originOf({ file }: HubWorld): { readonly origin: string; readonly port: number } {
  const origin = /origin: (\S+)/.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
  return { origin, port: Number(new URL(origin).port) };
}

/** Cookies of newcomers who have been let in. */
async function letIn({ databaseUrl }: HubWorld, count: number): Promise<readonly string[]> {
  const pool = createPool({ url: databaseUrl }, 'bench');
  const sessions = createSessions(pool);
  const last = { idleSeconds: 7200, seconds: 7200 };
  const ids: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const who = `newcomer:bench-${process.hrtime.bigint()}`;
    ids.push(await sessions.begin({ event: EVENT, role: 'newcomer', who, name: '' }, last, ''));
  }
  await pool.end();
  return ids.map((id) => `lanyard-${EVENT}=${id}`);
}

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

/** How long a call took until its answer was read, in milliseconds, and what it was. */
async function call(
  { origin }: Hub,
  Cookie: string,
  { method, input = {} }: { readonly method: string; readonly input?: object },
) {
  const body = JSON.stringify(input);
  const began = performance.now();
  const { status, text } = await new Promise<{ readonly status: number; readonly text: string }>(
    (resolve, reject) => {
      const headers = {
        Cookie,
        Origin: origin,
        'Sec-Fetch-Site': 'same-origin',
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(body),
      };
      const path = `${origin}/e/${EVENT}/rpc/${method}`;
      const asked = request(path, { agent, method: 'POST', headers }, (reply) => {
        let text = '';
        reply.setEncoding('utf8').on('data', (part: string) => (text += part));
        reply.once('end', () => resolve({ status: reply.statusCode ?? 0, text }));
      });
      asked.once('error', reject);
      asked.end(body);
    },
  );
  if (status !== 200) throw new Error(`${method}: ${status} ${text}`);
  const ms = performance.now() - began;
  // As every call is answered.
  return { ms, answer: JSON.parse(text) as Result<unknown> };
}

/** Opens an event stream; settles once it has begun. */
const listen = ({ origin }: Hub, Cookie: string): Promise<ClientRequest> =>
  new Promise((resolve, reject) => {
    const headers = { Cookie, 'Sec-Fetch-Site': 'same-origin' };
    const stream = get(`${origin}/e/${EVENT}/events`, { agent: false, headers }, (reply) => {
      reply.resume();
      if (reply.statusCode === 200) resolve(stream);
      else reject(new Error(`events: ${reply.statusCode}`));
    });
    stream.on('error', reject);
  });

async function manyListen(hub: Hub, cookies: readonly string[]): Promise<readonly ClientRequest[]> {
  const streams: ClientRequest[] = [];
  for (let at = 0; at < cookies.length; at += AT_ONCE) {
    const some = cookies.slice(at, at + AT_ONCE).map((cookie) => listen(hub, cookie));
    streams.push(...(await Promise.all(some)));
  }
  return streams;
}

/** Calls at a steady pace for so many seconds, whatever the hub answers; how long each took, in milliseconds. */
async function callSteadily(
  hub: Hub,
  cookies: readonly string[],
  seconds: number,
): Promise<readonly number[]> {
  const pending: Promise<{ readonly ms: number }>[] = [];
  const began = performance.now();
  for (let i = 0; i < callsASecond * seconds; i += 1) {
    const due = began + (i * 1000) / callsASecond;
    await wait(Math.max(0, due - performance.now()));
    pending.push(call(hub, cookies[i % cookies.length] ?? '', { method: 'requests.list' }));
  }
  return (await Promise.all(pending)).map(({ ms }) => ms);
}

/** One newcomer from the first check of a name to the card; how long the form's checks took, in milliseconds. */
async function signUp(hub: Hub, cookie: string, number: number): Promise<readonly number[]> {
  const names = { username: `Crowd ${number}`, shellName: `crowd${number}` };
  const checks = [
    { method: 'names.suggest', input: { username: names.username } },
    { method: 'names.check', input: names },
    { method: 'keys.inspect', input: { text: 'ssh-ed25519 AAAA' } },
  ];
  const took: number[] = [];
  for (const one of checks) took.push((await call(hub, cookie, one)).ms);
  const consent = { terms: true, publicEmail: true };
  const email = `${names.shellName}@example.org`;
  const card = { ...names, email, password: `correct horse ${number}`, consent };
  const { answer } = await call(hub, cookie, { method: 'requests.submit', input: card });
  if (!answer.ok) throw new Error(`The card was refused: ${JSON.stringify(answer)}`);
  return took;
}

/**
 * Newcomers who come independently of each other, so that some come together (exponential gaps, of a fixed sequence), each as fast as the hub answers; how
 * long the checks took, in milliseconds.
 */
async function crowd(hub: Hub, cookies: readonly string[]): Promise<readonly number[]> {
  const chance = seeded('crowd');
  const signingUp: Promise<readonly number[]>[] = [];
  let due = performance.now();
  for (const [number, cookie] of cookies.entries()) {
    due -= Math.log(1 - chance.next()) * GAP_MS;
    await wait(Math.max(0, due - performance.now()));
    signingUp.push(signUp(hub, cookie, number));
  }
  return (await Promise.all(signingUp)).flat();
}

/** How many of the crowd have an account by now. */
const accounts = ({ slapd }: HubWorld): number =>
  slapd.ldapsearch(['(uid=crowd*)', 'uid']).match(/^dn: /gm)?.length ?? 0;

const world = await openHubWorld();
const hub = await startHub(world);
const ms = (values: readonly number[], share: number): string =>
  `${percentile(values, share).toFixed(1)} ms`;

const listeners = await letIn(world, browsers);
await call(hub, listeners[0] ?? '', { method: 'requests.list' });
const before = hub.memory();
const streams = await manyListen(hub, listeners);
await wait(2000);
const each = (hub.memory() - before) / streams.length / 1024;
console.log(`${streams.length} event streams: ${each.toFixed(1)} KiB each`);

await callSteadily(hub, listeners, WARM_UP_S);
const calls = await callSteadily(hub, listeners, CALLS_FOR_S);
console.log(
  `${calls.length} calls at ${callsASecond} a second meanwhile: ${ms(calls, 50)}, 95 %: ${ms(calls, 95)}`,
);
for (const stream of streams) stream.on('error', () => undefined).destroy();

const newcomers = await letIn(world, signUps);
const from = performance.now();
const checks = await crowd(hub, newcomers);
const seconds = (performance.now() - from) / 1000;
console.log(
  `${signUps} newcomers came in ${seconds.toFixed(0)} s: checks of the form ${ms(checks, 50)}, 95 %: ${ms(checks, 95)}`,
);
while (accounts(world) < signUps) {
  if (performance.now() - from > 30 * 60_000) break;
  await wait(1000);
}
const made = accounts(world);
console.log(
  `${made} accounts after ${((performance.now() - from) / 1000).toFixed(0)} s, ${signUps - made} lost`,
);
await hub.stop();
await world.stop();
