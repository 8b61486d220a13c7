import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../../../../electron/adapters/postgres/database/migrate.ts';
import { createPool, type Pool } from '../../../../../electron/adapters/postgres/database/pool.ts';
import { createDeskRegister } from '../../../../../electron/adapters/postgres/desks/desk-register.ts';
import { untold } from '../../../../fakes/untold.ts';
import { AppError } from '../../../../../electron/core/base/errors.ts';
import { startPostgres, type Postgres } from '../../../../servers/postgres.ts';
import { deskRegisterSuite } from '../../../../suites/desk-register-suite.ts';

let postgres: Postgres;
let pool: Pool;
let events = 0;
beforeAll(async () => {
  postgres = await startPostgres();
  pool = createPool({ url: await postgres.database('desks') }, 'test');
  await migrate(pool);
});
afterAll(async () => {
  await pool.end();
  await postgres.stop();
});

const open = (noteIn = untold) => createDeskRegister(pool, `event-${(events += 1)}`, noteIn);

deskRegisterSuite(
  'in PostgreSQL',
  () => Promise.resolve(open()),
  () => pool.query(`UPDATE hub_handed_in SET at = at - interval '61 seconds'`),
);

describe('desks in a database', () => {
  it('belong to one event: another knows neither their keys nor what they handed in', async () => {
    const [here, there] = [open(), open()];
    const desk = { id: randomBytes(32).toString('base64url'), name: 'Front desk' };
    const asked = await here.ask({ ...desk, publicKey: randomBytes(32) });
    expect(await there.enrol(asked?.code ?? '', 'helga')).toBeUndefined();
    await here.enrol(asked?.code ?? '', 'helga');
    expect(await there.keyOf(desk.id)).toBeUndefined();
    const id = randomUUID();
    await here.note(id, { digest: 'a', desk: 'x' });
    expect(await there.handedIn(id)).toBeUndefined();
  });

  it('let nobody in by a code that is too old', async () => {
    const desks = open();
    const desk = { id: randomBytes(32).toString('base64url'), name: 'Front desk' };
    const asked = await desks.ask({ ...desk, publicKey: randomBytes(32) });
    await pool.query(`UPDATE hub_desk_asks SET ends_at = now() - interval '1 second'`);
    expect(await desks.enrol(asked?.code ?? '', 'helga')).toBeUndefined();
  });

  it('are let in and sent away with a line of the trail, or not at all', async () => {
    const told: unknown[] = [];
    let isFull = true;
    const desks = open(async (_, event, who) => {
      if (isFull) throw new AppError('storage-failed', 'The trail takes nothing');
      told.push([event, who]);
      return Promise.resolve();
    });
    const desk = { id: randomBytes(32).toString('base64url'), name: 'Front desk' };
    const { code = '' } = (await desks.ask({ ...desk, publicKey: randomBytes(32) })) ?? {};
    await expect(desks.enrol(code, 'helga')).rejects.toMatchObject({ code: 'storage-failed' });
    expect(await desks.keyOf(desk.id)).toBeUndefined();
    isFull = false;
    expect(await desks.enrol(code, 'helga')).toMatchObject({ id: desk.id });
    isFull = true;
    const gone = desks.revoke(desk.id, 'olga');
    await expect(gone).rejects.toMatchObject({ code: 'storage-failed' });
    expect(await desks.keyOf(desk.id)).toBeDefined();
    isFull = false;
    expect([await desks.revoke(desk.id, 'olga'), await desks.revoke(desk.id, 'olga')]).toEqual([
      true,
      false,
    ]);
    expect(told).toEqual([
      [{ event: 'desk', act: 'let-in', desk: desk.id }, 'helga'],
      [{ event: 'desk', act: 'revoked', desk: desk.id }, 'olga'],
    ]);
  });

  it('forgets calls that are too old to be heard again', async () => {
    const desks = open();
    await desks.isFirst('a-call-of-long-ago');
    await pool.query(`UPDATE hub_desk_calls SET ends_at = now() - interval '1 second'`);
    for (let call = 0; call < 256; call += 1) await desks.isFirst(`call ${call}`);
    const { rows } = await pool.query(`SELECT 1 FROM hub_desk_calls WHERE nonce LIKE 'a-call%'`);
    expect(rows).toEqual([]);
  });

  it('know after a crash which calls were taken', async () => {
    const desks = open();
    expect(await desks.isFirst('before the crash')).toBe(true);
    await postgres.kill();
    await postgres.restart();
    let first: boolean | 'away' = 'away';
    // The first connection may still be one of before.
    const again = async () => (first = await desks.isFirst('before the crash').catch(() => 'away'));
    await expect.poll(again).not.toBe('away');
    expect(first).toBe(false);
  });

  it('say that the storage failed where the database is away', async () => {
    const away = createPool({ url: 'postgresql://nobody@127.0.0.1:1/none' }, 'test');
    const desks = createDeskRegister(away, 'event', untold);
    await expect(desks.keyOf('x')).rejects.toMatchObject({ code: 'storage-failed' });
    await expect(desks.enrol('x', 'y')).rejects.toMatchObject({ code: 'storage-failed' });
    await away.end();
  });
});
