import { expect, it } from 'vitest';
import { createConflictingRequests } from '../../../../electron/core/requests/conflicting-requests.ts';
import type { RequestTarget } from '../../../../electron/core/ports/request-journal.ts';
import { ownKinds } from '../../../fakes/kinds.ts';
import { membership } from '../../../fakes/membership.ts';
import { facts } from '../../../fakes/request.ts';

const kinds = ownKinds();

it('is asked of the journal by what the request is about, and not at all where it shares that with no other', async () => {
  const asked: RequestTarget[] = [];
  const conflicting = createConflictingRequests({
    kinds,
    journal: {
      conflicting: (target) => {
        asked.push(target);
        return Promise.resolve('the other');
      },
    },
  });
  expect(await conflicting.find({ kind: 'membership', facts: membership() })).toBe('the other');
  expect(await conflicting.find({ kind: 'account', facts: facts() })).toBeUndefined();
  expect(asked).toEqual([kinds.membership.target(membership())]);
});
