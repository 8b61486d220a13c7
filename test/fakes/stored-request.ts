import { randomUUID } from 'node:crypto';
import type { StoredRequest } from '../../electron/core/ports/request-journal.ts';

/** A request that was just filed, with what the test says of it. */
export const storedRequest = (more: Partial<StoredRequest> = {}): StoredRequest => ({
  id: randomUUID(),
  kind: 'account',
  state: 'saved',
  createdAt: '2027-08-04T08:00:00.000Z',
  updatedAt: '2027-08-04T08:00:00.000Z',
  revision: 1,
  askedBy: 'cn=writer,dc=example,dc=org',
  facts: { shellName: 'ada' },
  finished: [],
  attempted: [],
  failures: 0,
  ...more,
});
