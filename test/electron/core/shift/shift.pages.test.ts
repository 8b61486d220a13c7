import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { createEventBus } from '../../../../electron/core/base/event-bus.ts';
import type { CaseBook, Say } from '../../../../electron/core/ports/shift/case-book.ts';
import { createCaseNews, createShift } from '../../../../electron/core/shift/shift.ts';
import type { CaseView } from '../../../../shared/shift/case.ts';
import { fakeClock } from '../../../fakes/clock.ts';
import { requestId } from '../../../fakes/journal-file.ts';

/** A shift over so many cases, all of them held by one helper; `say` as where there is no hub, unless told. */
function shiftOver(number: number, say: Say = (_, __, here) => here()) {
  const events = createEventBus();
  const clock = fakeClock();
  const holder = { name: 'Asha', by: 'Asha', at: '2027-08-04T08:00:00.000Z' };
  const all = new Map(
    Array.from({ length: number }, (_, i): [string, CaseView] => [
      requestId(i + 1),
      { id: requestId(i + 1), revision: 1, holder },
    ]),
  );
  const cases: CaseBook = {
    cases: async ({ after = '', limit }) =>
      [...all.values()].filter((one) => one.id > after).slice(0, limit),
    casesOf: async (ids) => ids.flatMap((one) => all.get(one) ?? []),
    async changeCase(one, change) {
      const made = change(all.get(one));
      all.set(one, made);
      return made;
    },
    caseRevisions: async () => new Map([...all].map(([one, { revision }]) => [one, revision])),
  };
  const ports = { cases, clock, events };
  const shift = createShift({
    ...ports,
    signedInAs: () => '',
    holdsPassword: () => false,
    say,
    handsOn: false,
  });
  return { shift, events, cases };
}

describe('many cases', () => {
  it('are told in pages, and passed on from all of them', async () => {
    const { shift, cases } = shiftOver(450);
    const pages = [await shift.current()];
    for (let next = pages[0]?.next; next !== undefined; next = pages.at(-1)?.next) {
      pages.push(await shift.current(next));
    }
    expect(pages.map((page) => page.cases.length)).toEqual([200, 200, 50]);
    expect(new Set(pages.flatMap((page) => page.cases.map((one) => one.id))).size).toBe(450);
    await shift.enter('Asha');
    expect((await shift.leave({ to: 'Ben' })).changed).toHaveLength(450);
    const [first] = await cases.casesOf([requestId(450)]);
    expect(first?.holder?.name).toBe('Ben');
  });

  it('wait for a hub that is silent side by side, and stay with whoever leaves', async () => {
    const silence = Promise.withResolvers<never>();
    let asked = 0;
    const { shift } = shiftOver(12, () => {
      asked += 1;
      return silence.promise;
    });
    await shift.enter('Asha');
    const left = shift.leave({ to: 'Ben' });
    await expect.poll(() => asked).toBe(12);
    silence.reject(new AppError('hub-timeout', 'no answer came'));
    expect(await left).toEqual({ me: '', changed: [], unreached: 12 });
  });

  it('that changed elsewhere are told, and no others are read', async () => {
    const { events, cases } = shiftOver(450);
    const read: string[] = [];
    const watched = {
      ...cases,
      casesOf: async (ids: readonly string[]) => {
        read.push(...ids);
        return cases.casesOf(ids);
      },
    };
    const news = createCaseNews({ cases: watched, events });
    const heard: string[] = [];
    events.on('shift.changed', (told) => heard.push(told.id));
    await news.look();
    expect(heard).toHaveLength(450);
    read.length = 0;
    await cases.changeCase(requestId(7), (before) => ({
      id: requestId(7),
      revision: (before?.revision ?? 0) + 1,
    }));
    await news.look();
    expect(heard.slice(450)).toEqual([requestId(7)]);
    await news.look();
    expect(heard).toHaveLength(451);
    expect(read).toEqual([requestId(7)]);
  });

  it('are told later where they could not be read', async () => {
    const { events, cases } = shiftOver(3);
    let isAway = true;
    const casesOf = async (ids: readonly string[]) => {
      if (isAway) throw new AppError('storage-failed', 'away');
      return cases.casesOf(ids);
    };
    const news = createCaseNews({ cases: { ...cases, casesOf }, events });
    const heard: string[] = [];
    events.on('shift.changed', (told) => heard.push(told.id));
    await expect(news.look()).rejects.toMatchObject({ code: 'storage-failed' });
    isAway = false;
    await news.look();
    expect(heard).toEqual([1, 2, 3].map(requestId));
  });
});

describe('after a lock', () => {
  it('nobody knows who is there', async () => {
    const { shift, events } = shiftOver(0);
    expect((await shift.enter('Asha')).me).toBe('Asha');
    events.emit('vault.changed', { state: 'open', keeper: 'passphrase' });
    expect((await shift.current()).me).toBe('Asha');
    events.emit('vault.changed', { state: 'locked', keeper: 'passphrase' });
    expect((await shift.current()).me).toBe('');
  });
});
