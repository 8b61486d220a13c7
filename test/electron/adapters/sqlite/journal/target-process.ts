import { createInterface } from 'node:readline';
import { createSqliteJournal } from '../../../../../electron/adapters/sqlite/journal/request-journal.ts';
import { AppError } from '../../../../../electron/core/base/errors.ts';
import { numbered, testSeal } from '../../../../fakes/journal-file.ts';

/**
 * A desk, a process of its own, that files what it is told by each line on standard input, the number of a request, what it is about and
 * what it wants, and says which request stands there then: this one, or the one that it was refused for.
 */
const journal = createSqliteJournal(process.argv[2] ?? '', testSeal);
await journal.list({ limit: 1000 });
process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) {
  const [number = '', of = '', wants = ''] = line.split(' ');
  const request = numbered(Number(number));
  const standing = await journal
    .file([request], { by: 'person', who: '', target: { of, wants } })
    .then(
      () => request.id,
      (error: unknown) => (error instanceof AppError ? error.params[0] : String(error)),
    );
  process.stdout.write(`${standing}\n`);
}
await journal.close();
