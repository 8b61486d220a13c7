import { createSqliteJournal } from '../../../../../electron/adapters/sqlite/journal/request-journal.ts';
import { requestId, testSeal } from '../../../../fakes/journal-file.ts';

/**
 * An owner of a queue, a process of its own: takes the lease and request 1, says so, and at each line on standard input tries to
 * write it.
 */
const journal = createSqliteJournal(process.argv[2] ?? '', testSeal);
const id = requestId(1);
const request = await journal.get(id);
if (!request || !(await journal.owns()) || !(await journal.claim(id))) process.exit(1);
process.stdout.write('owner\n');
for await (const _ of process.stdin) {
  const written = journal.save({ ...request, state: 'needs-you' }).then(
    () => 'written',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : 'failed'),
  );
  process.stdout.write(`${await written}\n`);
}
