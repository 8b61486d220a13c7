import { describe, expect, it } from 'vitest';
import { createJournalGate } from '../../../../../electron/adapters/sqlite/journal/journal-gate.ts';
import { AppError } from '../../../../../electron/core/base/errors.ts';
import type { StoredJournal } from '../../../../../electron/adapters/journal/stored-journal.ts';
import { fakeJournal } from '../../../../fakes/journal.ts';
import { stored } from '../../../../fakes/request.ts';

const whole = { lines: 1, ok: true, formerKey: 0, lost: 0, endUnknown: false };

function gate(fails: () => boolean = () => false) {
  const journal = fakeJournal();
  let opened = 0;
  let closed = 0;
  const open = async (): Promise<StoredJournal> => {
    opened += 1;
    if (fails()) throw new AppError('vault-locked', 'The vault is locked');
    const lease = { owns: async () => true, changedElsewhere: async () => false };
    const trail = {
      verify: async () => whole,
      lines: async () => [],
      note: async () => undefined,
    };
    const board = {
      figures: () => Promise.reject(new Error('nobody asks')),
      addCalls: async () => true,
      callsSince: async () => [],
    };
    const cases = {
      cases: async () => [],
      casesOf: async () => [],
      changeCase: () => Promise.reject(new Error('nobody asks')),
      caseRevisions: async () => new Map<string, number>(),
    };
    const rest = { spend: async () => 0, close: async () => void (closed += 1) };
    return { ...journal, ...lease, ...trail, ...board, ...cases, ...rest };
  };
  return { gate: createJournalGate(open), counts: () => ({ opened, closed }) };
}

describe('the journal’s gate', () => {
  it('opens nothing before it is used, and then once', async () => {
    const { gate: journal, counts } = gate();
    expect(counts()).toEqual({ opened: 0, closed: 0 });
    await Promise.all([journal.file([stored()]), journal.list({ limit: 1000 }), journal.ready()]);
    expect(await journal.get(stored().id)).toEqual(stored());
    expect(counts()).toEqual({ opened: 1, closed: 0 });
  });

  it('says what keeps it closed, and tries again at the next call', async () => {
    let locked = true;
    const { gate: journal } = gate(() => locked);
    await expect(journal.list({ limit: 1000 })).rejects.toMatchObject({ code: 'vault-locked' });
    locked = false;
    expect(await journal.list({ limit: 1000 })).toEqual([]);
  });

  it('closes what it opened, and nothing else', async () => {
    const unused = gate();
    await unused.gate.close();
    expect(unused.counts()).toEqual({ opened: 0, closed: 0 });
    const failed = gate(() => true);
    await expect(failed.gate.ready()).rejects.toThrow();
    await failed.gate.close();
    const used = gate();
    await used.gate.ready();
    await used.gate.close();
    expect(used.counts()).toEqual({ opened: 1, closed: 1 });
  });

  it('lets nobody in while it is closed for work, and opens anew after, also when that failed', async () => {
    const { gate: journal, counts } = gate();
    await journal.ready();
    const done = Promise.withResolvers<undefined>();
    const work = journal.whileClosed(() => done.promise);
    const listed = journal.list({ limit: 1000 });
    await Promise.resolve();
    expect(counts().opened).toBe(1);
    done.reject(new Error('the work failed'));
    await expect(work).rejects.toThrow('the work failed');
    expect(await listed).toEqual([]);
    expect(counts()).toEqual({ opened: 2, closed: 1 });
  });
});
