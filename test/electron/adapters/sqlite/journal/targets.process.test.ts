import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { beforeEach, expect, it } from 'vitest';
import { createSqliteJournal } from '../../../../../electron/adapters/sqlite/journal/request-journal.ts';
import { journalPlace, testSeal } from '../../../../fakes/journal-file.ts';
import { manyTimes } from '../../../../races/runs.ts';

const ROUNDS = 50;

interface Desk {
  /** Its next line: which request stands after what it was told. */
  says(): Promise<unknown>;
  file(number: number, of: string, wants: string): void;
  end(): Promise<void>;
}

let place: ReturnType<typeof journalPlace>;
let desks: Desk[];
beforeEach(() => {
  place = journalPlace();
  desks = [];
  return async () => {
    for (const { end } of desks) await end();
    place.remove();
  };
});

/** A desk on the journal, a process of its own. */
function startDesk(): Desk {
  const child = spawn(process.execPath, [
    join(import.meta.dirname, 'target-process.ts'),
    place.file,
  ]);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const desk: Desk = {
    says: async () => (await lines.next()).value,
    file: (number: number, of: string, wants: string) =>
      void child.stdin.write(`${number} ${of} ${wants}\n`),
    async end() {
      child.stdin.end();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
  desks.push(desk);
  return desk;
}

it(
  'of two processes that file opposite requests at once one does, and the other is told of it',
  manyTimes,
  async () => {
    const [one, other] = [startDesk(), startDesk()];
    expect([await one.says(), await other.says()]).toEqual(['ready', 'ready']);
    const standing: unknown[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      one.file(2 * round, `bikes-${round}`, 'reader');
      other.file(2 * round + 1, `bikes-${round}`, 'none');
      const [first, second] = [await one.says(), await other.says()];
      expect(first).toBe(second);
      standing.push(first);
    }
    const journal = createSqliteJournal(place.file, testSeal);
    const filed = (await journal.list({ limit: 1000 })).map(({ id }) => id);
    await journal.close();
    expect(filed.toSorted()).toEqual(standing.toSorted());
  },
);
