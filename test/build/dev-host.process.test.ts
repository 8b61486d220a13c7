import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listen } from '../../build/dev-door.ts';
import { startDevHost, type DevHost } from '../../build/dev-host.ts';

const soon = { timeout: 60_000 };
let folder: string;
let file: string;
let entrance: Server;
let entranceUrl: string;
let entered: number;
let host: DevHost | undefined;
let said: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-dev-host-'));
  file = join(folder, 'host.mjs');
  entered = 0;
  said = [];
  entrance = createServer((_request, response) => {
    entered += 1;
    response
      .writeHead(200, { 'Set-Cookie': `c=${entered}; HttpOnly` })
      .end(JSON.stringify({ ok: true, value: { pageSecret: `s${entered}` } }));
  });
  entranceUrl = `http://127.0.0.1:${await listen(entrance, 0)}/enter#x`;
});
afterEach(async () => {
  await host?.stop();
  entrance.close();
  rmSync(folder, { recursive: true });
});

const tellsEntrance = () => `process.send({ entranceUrl: ${JSON.stringify(entranceUrl)} });`;
const LIVES = 'setInterval(() => undefined, 1000);';

function start(script: string): DevHost {
  writeFileSync(file, script);
  host = startDevHost({ file, args: [], inspectPort: 0, say: (line) => said.push(line) });
  return host;
}

describe('the host of npm run dev', () => {
  it('is gone in to by its entrance, anew after each start', async () => {
    const { door, restart } = start(tellsEntrance() + LIVES);
    const port = Number(new URL(entranceUrl).port);
    expect(await door()).toEqual({ port, cookie: 'c=1', pageSecret: 's1' });
    restart();
    expect((await door())?.cookie).toBe('c=2');
    expect(said).toEqual([]);
  });

  it('is one at a time, however often it is started again', async () => {
    const lives = join(folder, 'lives');
    const alone = `import fs from 'node:fs';
      fs.mkdirSync(${JSON.stringify(lives)});
      process.once('SIGTERM', () => { fs.rmdirSync(${JSON.stringify(lives)}); process.exit(); });`;
    const { door, restart } = start(alone + tellsEntrance() + LIVES);
    await door();
    for (let i = 0; i < 3; i += 1) restart();
    expect((await door())?.cookie).toBe('c=2');
    expect(said).toEqual([]);
  });

  it('is made to end where it does not when asked', async () => {
    const deaf = "process.on('SIGTERM', () => undefined);";
    const { door, restart } = start(deaf + tellsEntrance() + LIVES);
    await door();
    writeFileSync(file, tellsEntrance() + LIVES);
    restart();
    expect((await door())?.cookie).toBe('c=2');
  });

  it('has no door where it ended before anybody could go in', async () => {
    const { door } = start("process.send({ entranceUrl: 'http://127.0.0.1:1/' });" + LIVES);
    expect(await door()).toBeUndefined();
  });

  it('has no door where it cannot start, and has one after a better start', async () => {
    const { door, restart } = start('process.exit(3);');
    expect(await door()).toBeUndefined();
    await vi.waitFor(() => expect(said).toEqual([expect.stringContaining('ended with 3')]), soon);
    writeFileSync(file, tellsEntrance() + LIVES);
    restart();
    expect(await door()).toBeDefined();
  });
});
