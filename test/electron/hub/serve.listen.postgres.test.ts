import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPool } from '../../../electron/adapters/postgres/database/pool.ts';
import { freePort, isListening, portOf } from '../../servers/ports.ts';
import { lanyard } from './hub-process.ts';
import { openHubWorld, type HubWorld } from './hub-world.ts';

let world: HubWorld;
/** Another program, which has the place that a hub is told to listen at. */
let other: Server;
let taken: string;
beforeAll(async () => {
  world = await openHubWorld();
  other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  taken = `127.0.0.1:${portOf(other.address())}`;
});
afterAll(async () => {
  other.close();
  await world.stop();
});

const places = ['listen', 'inner'] as const;
const said = () => `The hub cannot listen at ${taken}: EADDRINUSE`;

describe('a hub that cannot listen', () => {
  it.each(places)('ends with an error, for systemd to start it again: %s', async (place) => {
    const socket = join(world.file, '../hub.sock');
    const free = { listen: `unix:${socket}`, inner: `127.0.0.1:${await freePort()}` };
    const told = { ...free, [place]: taken };
    const ended = spawnSync(process.execPath, [lanyard, 'hub', 'serve', world.file], {
      ...{ encoding: 'utf8', timeout: 60_000, killSignal: 'SIGKILL' },
      env: { ...world.env, LANYARD_HUB_LISTEN: told.listen, LANYARD_HUB_INNER: told.inner },
    });
    // Nobody had to kill it.
    expect([ended.signal, ended.status]).toEqual([null, 2]);
    expect(ended.stderr).toContain(said());
    expect(ended.stdout + ended.stderr).not.toContain('hub-started');
    expect(existsSync(socket)).toBe(false);
  });

  it.each(places)('leaves nothing open, and begins with nothing: %s', async (place) => {
    const [listen, inner] = [await freePort(), await freePort()];
    const free = { listen: `127.0.0.1:${listen}`, inner: `127.0.0.1:${inner}` };
    const beginning = world.serve({ ...free, [place]: taken });
    await expect(beginning).rejects.toMatchObject({ code: 'invalid-input', message: said() });
    expect([await isListening(listen), await isListening(inner)]).toEqual([false, false]);
    const pool = createPool({ url: world.databaseUrl }, 'test');
    const connected = async () => {
      const { rows } = await pool.query(
        `SELECT application_name FROM pg_stat_activity WHERE application_name LIKE 'lanyard hub%'`,
      );
      return rows;
    };
    // A server sees a connection end a moment later.
    await expect.poll(connected).toEqual([]);
    await pool.end();
  });
});
