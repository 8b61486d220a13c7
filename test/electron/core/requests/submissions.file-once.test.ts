import { describe, expect, it } from 'vitest';
import type { StoredRequest } from '../../../../electron/core/ports/request-journal.ts';
import { notOpen } from '../../../../electron/core/requests/requests.ts';
import { openGate } from '../../../../electron/core/requests/approval-gate.ts';
import { createFileOnce } from '../../../../electron/core/requests/submissions.ts';
import { fakeClock } from '../../../fakes/clock.ts';
import { fakeJournal } from '../../../fakes/journal.ts';
import { stored } from '../../../fakes/request.ts';

const { id } = stored();
const wanted = { id, kind: 'membership', facts: { asked: 'now' } } as const;

function fileOver(...standing: StoredRequest[]) {
  let refused: (() => Promise<void>) | undefined;
  const journal = fakeJournal(...standing);
  const steered: Partial<StoredRequest>[] = [];
  const file = createFileOnce({
    journal,
    clock: fakeClock(),
    newId: () => 'unused',
    askedBy: () => '',
    gate: openGate,
    show: () => undefined,
    requests: {
      async steer(_, change) {
        await refused?.();
        const request = stored();
        const changes = await change(request);
        steered.push(changes);
        return { ...request, ...changes };
      },
    },
  });
  const refuse = (as: () => Promise<void>) => void (refused = as);
  return { journal, steered, file, refuse };
}

describe('a request of which there is only one', () => {
  it('is put on disk where there is none', async () => {
    const { journal, file } = fileOver();
    expect(await file(wanted)).toMatchObject({ ...wanted, state: 'saved' });
    expect(journal.onDisk.get(id)).toMatchObject(wanted);
  });

  it('is left alone once it is confirmed, and while it is open and as wanted', async () => {
    for (const state of ['confirmed', 'waiting'] as const) {
      const { journal, steered, file } = fileOver(stored({ state }));
      expect(await file(wanted)).toEqual(stored({ state }));
      expect([journal.written, steered]).toEqual([[], []]);
    }
  });

  it('goes on with what is wanted now where that is something else, or it needs a person', async () => {
    const open = fileOver(stored({ state: 'waiting' }));
    await open.file(wanted, () => false);
    const stopped = fileOver(stored({ state: 'needs-you' }));
    await stopped.file(wanted);
    for (const { steered } of [open, stopped]) {
      expect(steered).toMatchObject([{ state: 'saved', facts: wanted.facts }]);
    }
  });

  it('begins anew where somebody dismissed it at this very moment, and is told of what else went wrong', async () => {
    const { journal, file, refuse } = fileOver(stored({ state: 'needs-you' }));
    refuse(async () => {
      await journal.save(stored({ state: 'dismissed', dismissedBecause: 'not so fast' }));
      throw notOpen(id, 'dismissed');
    });
    const again = await file(wanted);
    expect(again).toMatchObject({ state: 'saved', facts: wanted.facts });
    expect(again.dismissedBecause).toBeUndefined();
    const busy = fileOver(stored({ state: 'needs-you' }));
    busy.refuse(() => Promise.reject(notOpen(id, 'sending')));
    await expect(busy.file(wanted)).rejects.toMatchObject({ params: ['sending'] });
  });

  it('begins anew where it was dismissed', async () => {
    const { file } = fileOver(stored({ state: 'dismissed', dismissedBecause: 'not so fast' }));
    const again = await file(wanted);
    expect(again).toMatchObject({ state: 'saved', facts: wanted.facts });
    expect(again.dismissedBecause).toBeUndefined();
  });
});
