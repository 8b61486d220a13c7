import { expect, it } from 'vitest';
import { createConflictingRequests } from '../../../../electron/core/requests/conflicting-requests.ts';
import { requestStates } from '../../../../shared/requests/request.ts';
import { ownKinds } from '../../../fakes/kinds.ts';
import { fakeJournal } from '../../../fakes/journal.ts';
import { membership } from '../../../fakes/membership.ts';
import { storedRequest } from '../../../fakes/stored-request.ts';

const kinds = ownKinds();
const revoke = { kind: 'membership', facts: membership({ roles: [] }) } as const;

it('is whatever may still be sent, be it now or when a person tries it again', async () => {
  const found = await Promise.all(
    requestStates.map(async (state) => {
      const grant = storedRequest({ kind: 'membership', facts: membership(), state });
      const conflicting = createConflictingRequests({ kinds, journal: fakeJournal(grant) });
      return (await conflicting.find(revoke)) === grant.id ? state : [];
    }),
  );
  expect(found.flat()).toEqual(['saved', 'waiting', 'sending', 'needs-you']);
});

it('is none where all others are about something else, and nothing is refused then', async () => {
  const journal = fakeJournal(storedRequest(), storedRequest(revoke));
  const conflicting = createConflictingRequests({ kinds, journal });
  expect(await conflicting.find(revoke)).toBeUndefined();
  await expect(conflicting.refuse(revoke)).resolves.toBeUndefined();
});
