import { beforeEach, describe, expect, it } from 'vitest';
import type { OthersPage } from '../../../../shared/desks/desks.ts';
import type { RequestView } from '../../../../shared/requests/request.ts';
import type { VaultView } from '../../../../shared/storage/vault.ts';
import type { CaseView } from '../../../../shared/shift/case.ts';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { createEventBus } from '../../../../electron/core/base/event-bus.ts';
import { createCasesAtHub } from '../../../../electron/core/desks/cases-at-hub.ts';
import { createElsewhere } from '../../../../electron/core/desks/elsewhere.ts';
import type { CaseBook } from '../../../../electron/core/ports/shift/case-book.ts';
import { fakeClock } from '../../../fakes/clock.ts';
import { requestId } from '../../../fakes/journal-file.ts';

const other = (number: number, revision = 1) =>
  // As a hub tells of it; nothing here looks at more of it.
  ({ id: requestId(number), revision, createdAt: '2027-08-04T08:00:00.000Z' }) as RequestView;
const page = (requests: RequestView[], more: Partial<OthersPage> = {}): OthersPage => ({
  ...{ requests, own: [], cases: [], next: 'later', more: false, wiped: false },
  ...more,
});
const heldCase = (number: number): CaseView => ({
  ...{ id: requestId(number), revision: 1 },
  holder: { name: 'Ben', by: 'Ben', at: '2027-08-04T08:00:00.000Z' },
});

const vaultView = (state: 'open' | 'locked'): VaultView => ({ state, keeper: 'passphrase' });

/** A desk without requests of its own, and a hub that answers when the test says so. */
function setUp() {
  const events = createEventBus();
  const clock = fakeClock();
  const asked: (string | undefined)[] = [];
  const waiting: PromiseWithResolvers<OthersPage>[] = [];
  const cases: CaseBook = {
    cases: async () => [],
    casesOf: async () => [],
    changeCase: async () => Promise.reject(new Error('nothing is written here')),
    caseRevisions: async () => new Map(),
  };
  const journal = { get: async () => undefined };
  const hub = {
    others: ({ from, heard }: { from?: string | undefined; heard?: string | undefined }) => {
      asked.push(from ?? (heard === undefined ? undefined : `after ${heard}`));
      const answer = Promise.withResolvers<OthersPage>();
      waiting.push(answer);
      return answer.promise;
    },
    call: async () => Promise.reject(new Error('nobody calls')),
  };
  const told: string[] = [];
  const failures: unknown[] = [];
  events.on('elsewhere.changed', ({ requests, gone, forget }) => {
    told.push(
      ...requests.map(({ id }) => `new ${id}`),
      ...gone.map((id) => `gone ${id}`),
      ...(forget ? ['forget'] : []),
    );
  });
  let isOpen = true;
  const elsewhere = createElsewhere({
    ...{ hub, journal, events, clock },
    casesAtHub: createCasesAtHub({ hub, journal, cases, events }),
    lease: { owns: async () => true },
    vault: { current: async () => vaultView(isOpen ? 'open' : 'locked') },
    log: { error: (_, error) => void failures.push(error) },
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    ...{ elsewhere, events, asked, told, settle },
    async answer(found: OthersPage | AppError): Promise<void> {
      await settle();
      const next = waiting.shift();
      if (!next) throw new Error('the hub was not asked');
      if (found instanceof AppError) next.reject(found);
      else next.resolve(found);
      await settle();
    },
    async look(): Promise<void> {
      clock.advance(10_000);
      await settle();
    },
    async lock(): Promise<void> {
      isOpen = false;
      events.emit('vault.changed', vaultView('locked'));
      await settle();
    },
    async unlock(): Promise<void> {
      isOpen = true;
      events.emit('vault.changed', vaultView('open'));
      await settle();
    },
    async stop(): Promise<void> {
      const away = new AppError('hub-unreachable', 'the test is over');
      for (const one of waiting) one.reject(away);
      await elsewhere.stop();
      expect(failures).toEqual([]);
    },
    listed: async () =>
      (await elsewhere.list({ limit: 100 })).requests.map(({ id }) => id).toSorted(),
    held: async () => (await elsewhere.cases.cases({ limit: 10 })).map(({ id }) => id),
  };
}

let desk: ReturnType<typeof setUp>;
beforeEach(async () => {
  desk = setUp();
  desk.elsewhere.start();
  await desk.answer(page([other(1)], { cases: [heldCase(1)] }));
  expect(await desk.listed()).toEqual([requestId(1)]);
  expect(await desk.held()).toEqual([requestId(1)]);
  return () => desk.stop();
});

describe('what a hub answers to a desk that was locked meanwhile', () => {
  it('is told to nobody and kept by nothing, and everybody is asked for once it is open again', async () => {
    await desk.look();
    await desk.lock();
    await desk.answer(page([other(2)], { cases: [heldCase(2)], next: 'much later' }));
    expect(await desk.listed()).toEqual([]);
    expect(await desk.held()).toEqual([]);
    expect(desk.told).toEqual([`new ${requestId(1)}`, 'forget']);
    await desk.unlock();
    // What changed of its own people since is told after the rest.
    expect(desk.asked).toEqual([undefined, 'later', 'after later']);
    await desk.answer(page([other(1)]));
    expect(await desk.listed()).toEqual([requestId(1)]);
  });

  it('is the same of a wipe', async () => {
    await desk.look();
    desk.events.emit('wipe.done', { at: '', requests: 0, removed: [], left: [] });
    await desk.answer(page([other(2)]));
    expect(await desk.listed()).toEqual([]);
    await desk.look();
    expect(desk.asked.at(-1)).toBe('after later');
  });
});

describe('what others filed', () => {
  it('stays known while the hub cannot say, and is asked for anew where it does not know the place', async () => {
    await desk.look();
    await desk.answer(new AppError('wipe-running', 'wait'));
    expect(await desk.listed()).toEqual([requestId(1)]);
    await desk.look();
    expect(desk.asked.at(-1)).toBe('later');
    await desk.answer(new AppError('hub-refused', 'No page begins there'));
    expect(await desk.listed()).toEqual([]);
    await desk.look();
    expect(desk.asked.at(-1)).toBeUndefined();
  });

  it('is forgotten by a desk that was removed from the hub', async () => {
    await desk.look();
    await desk.answer(new AppError('desk-not-enrolled', 'who is that'));
    expect(await desk.listed()).toEqual([]);
    expect(desk.told.at(-1)).toBe('forget');
  });

  it('is no others’ any more once this desk files it, or handed in what it answers for', async () => {
    await desk.look();
    await desk.answer(page([other(2)], { own: [requestId(1)] }));
    expect(await desk.listed()).toEqual([requestId(2)]);
    expect(await desk.held()).toEqual([]);
    desk.events.emit('requests.changed', other(2, 7));
    expect(await desk.listed()).toEqual([]);
    expect(desk.told.slice(1)).toEqual([
      `gone ${requestId(1)}`,
      `new ${requestId(2)}`,
      `gone ${requestId(2)}`,
    ]);
  });

  it('is heard anew where all of it was wiped', async () => {
    await desk.look();
    await desk.answer(page([other(3)], { wiped: true }));
    expect(desk.told.slice(1)).toEqual(['forget', `new ${requestId(3)}`]);
    expect(await desk.listed()).toEqual([requestId(3)]);
  });
});
