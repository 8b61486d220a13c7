import { expect, it } from 'vitest';
import { createRivals } from '../../../../electron/core/requests/conflicting-requests.ts';
import { requestStates } from '../../../../shared/requests/request.ts';
import { fakeJournal } from '../../../fakes/journal.ts';
import { membership } from '../../../fakes/membership.ts';
import { storedRequest } from '../../../fakes/stored-request.ts';

const revoke = { kind: 'membership', facts: membership({ roles: [] }) } as const;

it('is whatever may still be sent, be it now or when a person tries it again', async () => {
  const found = await Promise.all(
    requestStates.map(async (state) => {
      const grant = storedRequest({ kind: 'membership', facts: membership(), state });
      const rivals = createRivals({ journal: fakeJournal(grant) });
      return (await rivals.find(revoke)) === grant.id ? state : [];
    }),
  );
  expect(found.flat()).toEqual(['saved', 'waiting', 'sending', 'needs-you']);
});

it('is none where all others are about something else, and nothing is refused then', async () => {
  const journal = fakeJournal(storedRequest(), storedRequest(revoke));
  const rivals = createRivals({ journal });
  expect(await rivals.find(revoke)).toBeUndefined();
  await expect(rivals.refuse(revoke)).resolves.toBeUndefined();
});
