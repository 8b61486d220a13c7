import type { DatabaseSync } from 'node:sqlite';
import type { CallCount } from '../../../../shared/board/board.ts';
import { callsOf } from '../../journal/figure-rows.ts';
import { transaction } from '../database/transaction.ts';

const ADD = `INSERT INTO calls (system, hour, bound, calls) VALUES (:system, :hour, :bound, :calls)
  ON CONFLICT (system, hour, bound) DO UPDATE SET calls = calls + excluded.calls`;

const SUM = `SELECT system, bound, sum(calls) AS calls FROM calls WHERE hour >= :since GROUP BY system, bound ORDER BY system, bound`;

/** How often the event's systems were asked, and how they answered: a few rows for each hour of each system. */
export function createCallCounts(database: DatabaseSync) {
  const addOne = database.prepare(ADD);
  const forget = database.prepare('DELETE FROM calls WHERE hour < :since');
  const sum = database.prepare(SUM);
  return {
    add: (calls: readonly CallCount[], keepSince: string): void =>
      transaction(database, () => {
        for (const count of calls) addOne.run({ ...count });
        forget.run({ since: keepSince });
      }),
    since: (since: string): readonly Omit<CallCount, 'hour'>[] => callsOf(sum.all({ since })),
  };
}
