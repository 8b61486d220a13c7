import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { BadBody, plainBody, readJson } from '../../../../electron/adapters/node/read-body.ts';
import { portOf } from '../../../servers/ports.ts';

const MOST = 1000;
let stop = (): void => undefined;
afterEach(() => stop());

/** What is read of a server's answer, as `ask-json` and the sign-up service's check do it. */
async function read(
  answer: (response: ServerResponse) => unknown,
  patienceMs = 5000,
): Promise<unknown> {
  const server = createServer((_request, response) => void answer(response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  stop = () => {
    server.close();
    server.closeAllConnections();
  };
  const response = await fetch(`http://127.0.0.1:${portOf(server.address())}/`, {
    headers: plainBody,
    signal: AbortSignal.timeout(patienceMs),
  });
  return readJson(response, MOST);
}

describe('the JSON of a reply', () => {
  it('is read', async () => {
    expect(await read((response) => response.end('{"name":"Żółw"}'))).toEqual({ name: 'Żółw' });
    stop();
    const whole = JSON.stringify('x'.repeat(MOST - 2));
    expect(await read((response) => response.end(whole))).toHaveLength(MOST - 2);
  });

  it('is not asked for compressed, and not read where it is', async () => {
    // 200 MB in 200 kB, made in pieces so that the memory of making them shows nowhere.
    const bomb = Buffer.concat(Array(200).fill(gzipSync(Buffer.alloc(1_000_000))));
    const before = process.memoryUsage().rss;
    const reading = read((response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    );
    await expect(reading).rejects.toThrow('a compressed reply');
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
    stop();
    const small = read((response) =>
      response.writeHead(200, { 'content-encoding': 'br, gzip' }).end('{}'),
    );
    await expect(small).rejects.toThrow(BadBody);
  });

  it('has an end', async () => {
    let sent = 0;
    const reading = read(async (response) => {
      while (!response.destroyed && sent < 1e9) {
        sent += 65_536;
        if (!response.write(Buffer.alloc(65_536, ' '))) await wait(1);
      }
    });
    await expect(reading).rejects.toThrow('a reply without an end');
    await wait(20);
    expect(sent).toBeLessThan(50_000_000);
  });

  it('comes in time', async () => {
    const reading = read((response) => response.writeHead(200).write('{'), 100);
    await expect(reading).rejects.toThrow(/timeout|aborted/i);
  });

  it('is JSON, and what is not is not told', async () => {
    const reading = read((response) => response.end('<html>secret'));
    await expect(reading).rejects.toThrow(/^no JSON$/);
    stop();
    await expect(read((response) => response.writeHead(204).end())).rejects.toThrow('no JSON');
  });
});
