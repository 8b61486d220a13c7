import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type EventJournal,
  openEventJournal,
} from '../../../../electron/adapters/postgres/journal/request-journal.ts';
import { testSeal } from '../../../fakes/journal-file.ts';
import { removeFolder } from '../../../fakes/world.ts';
import { startPostgres, type Postgres } from '../../../servers/postgres.ts';
import { startSlapd, type Slapd } from '../../../servers/slapd.ts';
import { testProfile } from '../../../servers/test-profile.ts';
import {
  openTestDatabase,
  type TestDatabase,
} from '../../adapters/postgres/journal/postgres-place.ts';
import { startHub, type HubProcess } from './hub-processes.ts';

/** A lease of 10 s and a look every 2 s; the rest is for a machine that has much else to do. */
const TAKEN_OVER_MS = 12_000;
const SLACK_MS = 12_000;

/** Everything that is written to a request, as no journal tells it: what was there before, and what after. */
const WATCH = `CREATE TABLE writes (id text, before text, after text, was integer, "is" integer);
  CREATE FUNCTION watch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW.body <> OLD.body THEN INSERT INTO writes VALUES (NEW.id, OLD.state, NEW.state, OLD.revision, NEW.revision); END IF;
    RETURN NEW; END $$;
  CREATE TRIGGER watch AFTER UPDATE ON requests FOR EACH ROW EXECUTE FUNCTION watch()`;

let slapd: Slapd;
let postgres: Postgres;
let database: TestDatabase;
let journal: EventJournal;
let folder: string;
let hubs: HubProcess[];

const open = (): Promise<HubProcess> =>
  startHub({
    ...{ url: database.url, caPem: slapd.caPem, credentials: slapd.writer },
    folder: mkdtempSync(join(folder, 'hub-')),
    profile: testProfile(slapd, { throttle: { accountsPerHour: 0, desks: 1 } }),
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-hubs-'));
  slapd = await startSlapd();
  postgres = await startPostgres();
  database = await openTestDatabase(postgres, 'hub');
  await database.pool.query(WATCH);
  journal = await openEventJournal(database, 'test-event', testSeal);
  hubs = await Promise.all([open(), open(), open()]);
});
afterAll(async () => {
  for (const hub of hubs) await hub.kill();
  await journal.close();
  await database.end();
  await postgres.stop();
  await slapd.stop();
  removeFolder(folder);
});

const card = (name: string, draft: string) => ({
  draft,
  username: `Racer ${name}`,
  shellName: name,
  email: `${name}@example.org`,
  password: `racing racer ${name}`,
  consent: { terms: true, publicEmail: true },
});

const accepted = z.object({ ok: z.literal(true), value: z.object({ id: z.string() }) });

/**
 * Sends a card until a process takes it, to the next one where one does not; answers the id of its request. Sent again under the same draft it is the
 * same card, also where the first is confirmed by then.
 */
async function submit(name: string, first = 0, draft: string = randomUUID()): Promise<string> {
  for (let at = first; ; at += 1) {
    const answer = await hubs[at % hubs.length]?.call('requests.submit', card(name, draft));
    const { data } = accepted.safeParse(answer);
    if (data) return data.value.id;
    await wait(200);
  }
}

const names = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${prefix}-${i}`);

const number = z.array(z.object({ n: z.coerce.number() })).length(1);
const count = async (sql: string, ...values: unknown[]): Promise<number> => {
  const { rows } = await database.pool.query(`SELECT count(*) AS n FROM ${sql}`, values);
  return number.parse(rows)[0]?.n ?? NaN;
};

/** Settles when nothing is open any more; answers how long that took, in milliseconds. */
async function settled(): Promise<number> {
  const start = performance.now();
  await expect.poll(() => count(`requests WHERE state <> 'confirmed'`), { interval: 100 }).toBe(0);
  return performance.now() - start;
}

/** Everybody once, each with a number of their own, and nothing written to what was confirmed; the trail whole. */
async function expectTrue(prefix: string, people: number): Promise<void> {
  const found = slapd.ldapsearch([`(uid=${prefix}-*)`, 'uidNumber']);
  const numbers = [...found.matchAll(/^uidNumber: (\d+)$/gm)].map(([, it]) => it);
  expect(numbers).toHaveLength(people);
  expect(new Set(numbers).size).toBe(people);
  expect(await count(`writes WHERE before = 'confirmed' OR was >= "is"`)).toBe(0);
  expect(await journal.verify()).toMatchObject({ ok: true });
}

const ROUND = 24;
const MOST_ROUNDS = 20;

interface Halt {
  /** Which process gets the cards. */
  readonly first: number;
  /** What of a request shows that it was caught: SQL. */
  readonly caught: string;
  halt(): unknown;
  goOn(): unknown;
}

/** Sends cards until a process is halted in the middle of some of them, which may be through by then; answers how many cards. */
async function catchSome(prefix: string, { first, caught, ...process }: Halt): Promise<number> {
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    await Promise.all(names(`${prefix}-${round}`, ROUND).map((name) => submit(name, first)));
    await process.halt();
    if ((await count(`requests WHERE ${caught}`)) > 0) return round * ROUND;
    await process.goOn();
  }
  throw new Error(`All ${MOST_ROUNDS} times every card was through before the process was halted`);
}

describe('processes that share a queue', () => {
  it('file a card once, though it is sent to two of them at the same moment', async () => {
    const all = names('twice', 30);
    const ids = await Promise.all(
      all.flatMap((name) => {
        const draft = randomUUID();
        return [submit(name, 0, draft), submit(name, 1, draft)];
      }),
    );
    expect(new Set(ids).size).toBe(30);
    await settled();
    expect(await journal.count()).toBe(30);
    await expectTrue('twice', 30);
  });

  it('take over what one of them had that was killed', async () => {
    const reopen = async (): Promise<void> => {
      hubs[0] = await open();
    };
    const people = await catchSome('killed', {
      first: 0,
      caught: `state <> 'confirmed'`,
      halt: () => hubs[0]?.kill(),
      goOn: reopen,
    });
    expect(await settled()).toBeLessThan(TAKEN_OVER_MS + SLACK_MS);
    await expectTrue('killed', people);
    await reopen();
  });

  it('write nothing that another took over while they were stopped, and run on', async () => {
    const people = await catchSome('asleep', {
      first: 1,
      caught: `state = 'sending'`,
      halt: () => hubs[1]?.signal('SIGSTOP'),
      goOn: () => hubs[1]?.signal('SIGCONT'),
    });
    await settled();
    hubs[1]?.signal('SIGCONT');
    await submit('asleep-last', 1);
    await settled();
    // Whatever the one that woke up still had in its hands.
    await wait(3000);
    await expectTrue('asleep', people + 1);
  });

  it('go on when the database was killed and is back', async () => {
    const all = names('away', 24);
    const filing = Promise.all(all.map((name, i) => submit(name, i)));
    await wait(300);
    await postgres.kill();
    await wait(2000);
    await postgres.restart();
    const ids = await filing;
    expect(new Set(ids).size).toBe(24);
    await settled();
    await expectTrue('away', 24);
  });
});
