import { expect, it } from 'vitest';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { databaseProblem, hubProblem } from '../../../../electron/hub/config/hub-problem.ts';

const failed = (code: string) => new AppError('storage-failed', 'It failed', { params: [code] });
const wordsFor = (url: string, code: string): string => String(databaseProblem(url, failed(code)));

it('a database that fails is named, with what its code means', () => {
  const url = 'postgresql://lanyard:canary@db1.example.org:5432,db2.example.org/lanyard';
  const words = wordsFor(url, '28P01');
  expect(words).toContain('db1.example.org:5432, db2.example.org');
  expect(words).toContain('it refuses this user or this password (28P01)');
  expect(words).not.toContain('canary');
});

it('a code that says nothing more stands by itself, and a socket has no host', () => {
  expect(wordsFor('postgresql://lanyard@/lanyard', 'XX000')).toContain(
    'at its socket failed: XX000',
  );
  expect(wordsFor('postgresql://lanyard@/lanyard', 'constructor')).toContain('failed: constructor');
});

it('nothing else is called a failure of the database', () => {
  const other = hubProblem('events', 'Two events have one id');
  expect(databaseProblem('postgresql://db/lanyard', other)).toBe(other);
});
