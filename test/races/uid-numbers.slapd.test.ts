import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startSlapd, type Slapd } from '../servers/slapd.ts';
import { testProfile } from '../servers/test-profile.ts';
import { RUNS } from './runs.ts';

const DESKS = 8;
const PEOPLE = 50;

const outcomes = z.array(
  z.object({
    state: z.string(),
    uidNumber: z.number().optional(),
    problem: z.unknown().optional(),
  }),
);

function startDesk(slapd: Slapd, prefix: string) {
  const order = {
    profile: testProfile(slapd),
    caFile: slapd.caFile,
    credentials: slapd.writer,
    ...{ prefix, people: PEOPLE },
  };
  const desk = spawn(process.execPath, [join(import.meta.dirname, 'desk.ts')], {
    env: { ...process.env, LANYARD_RACE_DESK: JSON.stringify(order) },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: desk.stdout })[Symbol.asyncIterator]();
  const line = async (): Promise<string> => String((await lines.next()).value);
  return {
    ready: line(),
    go: () => desk.stdin.end('go\n'),
    outcomes: async () => outcomes.parse(JSON.parse(await line())),
    ended: once(desk, 'exit'),
  };
}

/** Everybody's uidNumber as another client reads it. */
const numbersIn = (slapd: Slapd, filter: string): string[] =>
  slapd
    .ldapsearch(['-E', 'pr=1000/noprompt', filter, 'uidNumber'])
    .split('\n')
    .filter((line) => line.startsWith('uidNumber: '));

async function race(slapd: Slapd, run: number): Promise<void> {
  const desks = Array.from({ length: DESKS }, (_, i) => startDesk(slapd, `r${run}d${i}`));
  await Promise.all(desks.map(({ ready }) => ready));
  for (const { go } of desks) go();
  const all = (await Promise.all(desks.map((desk) => desk.outcomes()))).flat();
  await Promise.all(desks.map(({ ended }) => ended));

  expect(all.filter(({ state }) => state !== 'confirmed')).toEqual([]);
  const raced = numbersIn(slapd, `(uid=r${run}d*)`);
  expect(raced).toHaveLength(DESKS * PEOPLE);
  expect(new Set(raced).size).toBe(DESKS * PEOPLE);
  const everybody = numbersIn(slapd, '(objectClass=posixAccount)');
  expect(new Set(everybody).size).toBe(everybody.length);
}

describe(`${DESKS} desks with ${PEOPLE} people each on one slapd, all at once`, () => {
  for (const counter of [true, false]) {
    for (let run = 1; run <= RUNS; run += 1) {
      it(`gives everybody a number of their own ${counter ? 'with' : 'without'} a counter, run ${run}`, async () => {
        const slapd = await startSlapd({ counter });
        try {
          await race(slapd, run);
        } finally {
          await slapd.stop();
        }
      });
    }
  }
});
