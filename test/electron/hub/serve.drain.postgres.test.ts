import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:http2';
import { connect as connectSocket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documented } from './behind-nginx.ts';
import { type HubCluster, startCluster } from './hub-cluster.ts';
import { lanyard } from './hub-process.ts';
import { CODE, EVENT, openHubWorld, type HubWorld } from './hub-world.ts';

let world: HubWorld;
let cluster: HubCluster;
let folder: string;

beforeAll(async () => {
  world = await openHubWorld();
  cluster = await startCluster(world, 2);
  folder = cluster.folder;
});
afterAll(async () => {
  await cluster.stop();
  await world.stop();
});

interface Asked {
  readonly path: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}
interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** nginx ends a connection of HTTP/2 after 1000 requests, and a slow machine takes its time to restart. */
const OF_A_CONNECTION = 300;

const dial = () => connect(cluster.origin, { ca: cluster.ca });
type Session = ReturnType<typeof dial>;

/** As a browser asks over HTTP/2. */
function ask(session: Session, { path, body, headers }: Asked): Promise<Answered> {
  const sent = session.request({
    ':path': `/e/${EVENT}/${path}`,
    ':method': body === undefined ? 'GET' : 'POST',
    'sec-fetch-site': 'same-origin',
    ...(body === undefined ? {} : { origin: cluster.origin, 'content-type': 'application/json' }),
    ...headers,
  });
  return new Promise((resolve, reject) => {
    let status = 0;
    let told: Record<string, unknown> = {};
    let text = '';
    sent.on('response', (head) => {
      status = Number(head[':status']);
      told = head;
    });
    sent.setEncoding('utf8').on('data', (part: string) => (text += part));
    sent.once('end', () => resolve({ status, headers: told, text }));
    sent.once('error', reject);
    sent.end(body);
  });
}

async function comeIn(session: Session): Promise<string> {
  const body = JSON.stringify({ by: 'code', code: CODE });
  const { status, headers } = await ask(session, { path: 'session', body });
  expect(status).toBe(200);
  const [cookie = ''] = [headers['set-cookie']].flat().map(String);
  expect(cookie).toMatch(/^__Host-lanyard-test-event=.*; Secure$/);
  return cookie.split(';')[0] ?? '';
}

describe('two processes behind the nginx of docs/hub.md', () => {
  it('know the same sessions', async () => {
    const session = dial();
    const cookie = await comeIn(session);
    for (let n = 0; n < 10; n += 1) {
      const answer = await ask(session, { path: 'session', headers: { cookie } });
      expect(answer.text).toContain('"role":"newcomer"');
    }
    session.close();
  });

  it('lose no call while one after the other is restarted', async () => {
    const first = dial();
    const cookies = await Promise.all(Array.from({ length: 40 }, () => comeIn(first)));
    first.close();
    const statuses = new Map<number | string, number>();
    const count = (what: number | string) => statuses.set(what, (statuses.get(what) ?? 0) + 1);
    const stop = new AbortController();
    let n = 0;
    const all: Promise<unknown>[] = [];
    const sessions: Session[] = [];
    const call = (): void => {
      if (n % OF_A_CONNECTION === 0) sessions.unshift(dial());
      const [session = first] = sessions;
      const cookie = cookies[(n += 1) % cookies.length] ?? '';
      const one = { path: 'rpc/names.suggest', body: '{"username":"Ada"}', headers: { cookie } };
      all.push(
        ask(session, one).then(
          ({ status }) => count(status),
          (error: unknown) => count(String(error)),
        ),
      );
    };
    const load = (async () => {
      while (!stop.signal.aborted) {
        call();
        await wait(20);
      }
      await Promise.all(all);
    })();
    for (const hub of cluster.hubs) {
      await wait(500);
      // Many at once leave as many connections that nginx keeps, and would use again later.
      for (let i = 0; i < 100; i += 1) call();
      await hub.process.end('SIGTERM');
      await hub.launch();
    }
    stop.abort();
    await load;
    expect(Object.fromEntries(statuses)).toEqual({ 200: n });
    expect(statuses.get(200)).toBeGreaterThan(100);
    for (const session of sessions) session.close();
  });

  it('end event streams when they stop, and nginx hands each line on at once', async () => {
    const session = dial();
    const cookie = await comeIn(session);
    const stream = session.request({
      ':path': `/e/${EVENT}/events`,
      'sec-fetch-site': 'same-origin',
      cookie,
    });
    const [first] = await Promise.race([
      new Promise<[string]>((resolve) =>
        stream.once('data', (part: Buffer) => resolve([String(part)])),
      ),
      wait(5000).then(() => ['nothing']),
    ]);
    expect(first).toContain('retry: 1000');
    const ended = new Promise((resolve) => stream.once('close', resolve));
    stream.resume();
    for (const hub of cluster.hubs) await hub.process.end('SIGTERM');
    await ended;
    session.close();
    for (const hub of cluster.hubs) await hub.launch();
  });

  it('count wrong codes by the browser’s own address, whatever it says of itself', async () => {
    const session = dial();
    const body = JSON.stringify({ by: 'code', code: 'WRONG-CODE-0' });
    let last = 0;
    for (let tried = 0; tried < 61; tried += 1) {
      const headers = { 'x-forwarded-for': `203.0.113.${tried}`, x_forwarded_for: '203.0.113.1' };
      ({ status: last } = await ask(session, { path: 'session', body, headers }));
    }
    expect(last).toBe(429);
    session.close();
  });
});

describe('docs/hub.md', () => {
  it('has a unit that systemd takes', () => {
    const unit = join(folder, 'lanyard-hub@.service');
    writeFileSync(unit, documented('ini').replace('/usr/bin/lanyard', '/usr/bin/env'));
    const tool = '/usr/bin/systemd-analyze';
    const { stderr, status } = spawnSync(tool, ['verify', '--man=no', unit], { encoding: 'utf8' });
    expect(stderr.split('\n').filter((line) => line.includes('lanyard-hub@'))).toEqual([]);
    expect(status).toBe(0);
  });

  it('has a file that a hub takes, with the profile and the certificate beside it', () => {
    const place = join(folder, 'etc');
    mkdirSync(place);
    writeFileSync(join(place, 'hub.yaml'), documented('yaml'));
    const profile = readFileSync(join(world.file, '../event.yaml'));
    writeFileSync(join(place, 'hackathon-2027.yaml'), profile);
    const args = [lanyard, 'hub', 'events', join(place, 'hub.yaml')];
    const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout).toContain('https://hub.example.org/e/test-event/#/join/SUNNY-CASTLE-42');
  });
});

describe('a process that is told to stop', () => {
  /** A connection of a proxy that keeps it for its next request. */
  async function keep(path: string, host: string) {
    const socket = connectSocket(path);
    await once(socket, 'connect');
    socket.setEncoding('utf8');
    const lines = [
      ...[`GET /e/${EVENT}/session HTTP/1.1`, `Host: ${host}`],
      ...['Sec-Fetch-Site: same-origin', '', ''],
    ];
    return {
      socket,
      async asks(): Promise<string> {
        socket.write(lines.join('\r\n'));
        const [answer] = (await once(socket, 'data')) as string[]; // as its encoding says
        return answer ?? '';
      },
    };
  }

  it('takes nobody new, and answers by a connection that rested until its proxy lets go of it', async () => {
    const path = join(folder, 'own.sock');
    const hub = await world.serve({ listen: `unix:${path}`, drainSeconds: 3 });
    const { host } = new URL(hub.config.origin);
    const kept = await keep(path, host);
    expect(await kept.asks()).toContain('200 OK');
    const stopped = hub.stop();
    await expect(keep(path, host)).rejects.toMatchObject({ code: 'ENOENT' });
    // Another one may have its place by now, and keeps it.
    const next = await world.serve({ listen: `unix:${path}`, drainSeconds: 0 });
    // Later than it drains: the process listens no more, and a proxy on a busy machine sends what it had for it.
    await wait(3500);
    const last = await kept.asks();
    expect(last).toContain('200 OK');
    expect(last).toContain('Connection: close');
    await once(kept.socket, 'close');
    await stopped;
    const fresh = await keep(path, host);
    expect(await fresh.asks()).toContain('200 OK');
    fresh.socket.destroy();
    await next.stop();
    expect(existsSync(path)).toBe(false);
  });
});
