import { describe, expect, it } from 'vitest';
import { filedRequests } from '../../../../electron/core/roster/filed-requests.ts';
import { fakeJournal } from '../../../fakes/journal.ts';
import { facts, stored } from '../../../fakes/request.ts';
import { undo } from '../../../fakes/undo.ts';

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const dismissed = { state: 'dismissed', dismissedBecause: 'went home' } as const;

describe('filedRequests', () => {
  it('finds the request of a person by address, whatever became of it', async () => {
    const journal = fakeJournal(stored({ id: id(1), ...dismissed }));
    const filed = await filedRequests(journal);
    expect(filed.requestFor('JANE@example.org')?.id).toBe(id(1));
    expect(filed.requestFor('other@example.org')).toBeUndefined();
  });

  it.each([
    ['newer', [stored({ id: id(1) }), stored({ id: id(2), ...dismissed })]],
    ['older', [stored({ id: id(2), ...dismissed }), stored({ id: id(1) })]],
  ])('prefers a request that goes on to a %s one that was dismissed', async (_, requests) => {
    const filed = await filedRequests(fakeJournal(...requests));
    expect(filed.requestFor('jane@example.org')?.id).toBe(id(1));
  });

  it('knows which names are spoken for; a dismissed request gives its own back', async () => {
    const other = facts({ username: 'Kofi Mensah', shellName: 'kofi', email: 'k@example.org' });
    const filed = await filedRequests(
      fakeJournal(stored({ id: id(1) }), stored({ id: id(2), facts: other, ...dismissed })),
    );
    expect([filed.holderOf('jane DOE'), filed.holderOf('kofi')]).toEqual(['jdoe', undefined]);
    expect([...filed.names]).toEqual(['jane doe', 'jdoe']);
  });

  it('gives back the names of an account that was undone, and knows no undo as somebody’s card', async () => {
    const undone = { by: id(2), at: '2027-08-04T09:00:00.000Z', removed: ['account' as const] };
    const filed = await filedRequests(
      fakeJournal(
        stored({ id: id(1), state: 'confirmed', facts: facts({ undone }) }),
        stored({ id: id(2), kind: 'undo-account', facts: undo() }),
      ),
    );
    expect(filed.requestFor('jane@example.org')?.id).toBe(id(1));
    expect(filed.names.size).toBe(0);
  });

  it('leaves out requests that are about no card', async () => {
    const filed = await filedRequests(fakeJournal(stored({ facts: { project: 'map' } })));
    expect(filed.names.size).toBe(0);
  });
});
