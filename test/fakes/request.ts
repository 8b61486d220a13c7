import type { AccountFacts } from '../../electron/core/kinds/account/facts.ts';
import type { StoredRequest } from '../../electron/core/ports/request-journal.ts';

export const facts = (change: Partial<AccountFacts> = {}): AccountFacts => ({
  username: 'Jane Doe',
  shellName: 'jdoe',
  email: 'jane@example.org',
  agreedAt: '2027-08-04T08:00:00.000Z',
  givenUp: [],
  passwordProven: false,
  ...change,
});

export const stored = (change: Partial<StoredRequest> = {}): StoredRequest => ({
  id: '0b0c5a52-8a6e-4c55-9f5e-2f3d0a1c7e11',
  kind: 'account',
  state: 'saved',
  createdAt: '2027-08-04T08:00:00.000Z',
  updatedAt: '2027-08-04T08:00:00.000Z',
  revision: 1,
  askedBy: 'cn=writer,dc=example,dc=org',
  facts: facts(),
  finished: [],
  attempted: [],
  failures: 0,
  ...change,
});
