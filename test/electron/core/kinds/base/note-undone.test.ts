import { describe, expect, it } from 'vitest';
import type { UndoFacts } from '../../../../../electron/core/kinds/account/undo-facts.ts';
import { noteUndone } from '../../../../../electron/core/kinds/base/note-undone.ts';
import type { StoredRequest } from '../../../../../electron/core/ports/request-journal.ts';
import { fakeClock } from '../../../../fakes/clock.ts';
import { fakeJournal } from '../../../../fakes/journal.ts';
import { facts, stored } from '../../../../fakes/request.ts';
import { undo } from '../../../../fakes/undo.ts';

const by = '00000000-0000-4000-8000-000000000009';
const run = { requestId: by, attempted: false };
const gone = undo({ removed: ['account', 'key'] });

const step = (...requests: StoredRequest[]) => {
  const journal = fakeJournal(...requests);
  const shown: StoredRequest[] = [];
  const ports = { journal, clock: fakeClock(), show: (it: StoredRequest) => void shown.push(it) };
  return { journal, shown, ...noteUndone(ports, (facts: UndoFacts) => facts) };
};

describe('note-undone', () => {
  it('is missing, then written on the card once, which stays confirmed', async () => {
    const card = stored({ state: 'confirmed', facts: facts({ origin: 'made' }) });
    const { journal, shown, observe, apply } = step(card);
    expect(await observe(gone, run)).toEqual({ is: 'missing' });
    await apply?.(gone, run);
    expect(await observe(gone, run)).toEqual({ is: 'done' });
    const noted = await journal.get(card.id);
    expect(noted).toMatchObject({
      state: 'confirmed',
      facts: { ...card.facts, undone: { by, removed: ['account', 'key'] } },
    });
    expect(shown).toEqual([noted]);
  });

  it('is done where the card was wiped', async () => {
    expect(await step().observe(gone, run)).toEqual({ is: 'done' });
  });
});
