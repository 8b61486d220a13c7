import type { RosterPerson } from '../../../shared/roster/roster.ts';
import type { RequestJournal, StoredRequest } from '../ports/request-journal.ts';
import { newRequest, type NewRequestPorts } from '../requests/new-request.ts';

interface Options extends NewRequestPorts {
  readonly journal: Pick<RequestJournal, 'save' | 'mark'>;
}

/**
 * Files one request for each of many people who are expected. Answers, in their order, once all are on disk: only the last one
 * waits for the disk, and the ones before it are there then too.
 */
export async function fileExpected(
  people: readonly RosterPerson[],
  options: Options,
): Promise<readonly StoredRequest[]> {
  const requests = people.map(({ username, shellName, email }) =>
    newRequest(
      { username, shellName, email, agreedAt: '', givenUp: [], passwordProven: false },
      'expected',
      options,
    ),
  );
  for (const request of requests.slice(0, -1)) await options.journal.mark(request);
  const last = requests.at(-1);
  if (last) await options.journal.save(last);
  return requests;
}
