import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { transaction } from '../../../../../electron/adapters/sqlite/database/transaction.ts';

it('does the work whole or not at all', () => {
  const database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE one (x)');
  const put = () => database.exec('INSERT INTO one VALUES (1)');
  const fail = () => {
    put();
    throw new Error('half');
  };
  expect(() => transaction(database, fail)).toThrow('half');
  expect(transaction(database, () => (put(), 'done'))).toBe('done');
  expect(database.prepare('SELECT count(*) AS n FROM one').get()).toEqual({ n: 1 });
  database.close();
});
