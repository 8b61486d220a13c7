import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Output } from '../../../../shared/contract/index.ts';
import { OTHERS_LISTED } from '../../../../shared/desks/desks.ts';
import { filedAt } from '../../../../electron/core/desks/others.ts';
import { calling } from '../../../fakes/hub-callers.ts';
import { practiceHub, type PracticeHub } from '../../../fakes/hub-desk.ts';
import { numbered, requestId } from '../../../fakes/journal-file.ts';

let hub: PracticeHub;
beforeEach(async () => {
  hub = await practiceHub();
});
afterEach(() => hub.close());

const desk = () => calling(hub.world, 'desk', 'desk:x');

/** Every page from here on, at most so many. */
async function pagesFrom(from?: string, most = 20): Promise<Output<'desks.others'>[]> {
  const pages: Output<'desks.others'>[] = [];
  let next = from;
  do {
    const page = await desk().ask('desks.others', next === undefined ? {} : { from: next });
    pages.push(page);
    ({ next } = page);
  } while (pages.at(-1)?.more && pages.length < most);
  return pages;
}

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();
const idsIn = (pages: readonly Output<'desks.others'>[]): string[] =>
  pages.flatMap(({ requests }) => requests.map(({ id }) => id));

describe('what a hub tells a desk of others', () => {
  it('is all that is not done and whatever was filed lately, in pages, and later what changed', async () => {
    const { journal } = hub.world;
    const state = 'confirmed';
    const many = OTHERS_LISTED + 5;
    await journal.file([
      { ...numbered(1), state, createdAt: daysAgo(9), askedBy: 'helga' },
      { ...numbered(2), state: 'dismissed', createdAt: daysAgo(1), askedBy: 'helga' },
      ...Array.from({ length: many }, (_, i) => ({
        ...numbered(10 + i),
        ...{ state: 'needs-you' as const, createdAt: daysAgo(9), askedBy: 'newcomer:1' },
      })),
    ]);
    const pages = await pagesFrom();
    const ids = idsIn(pages);
    expect(ids).toContain(requestId(2));
    expect(ids).not.toContain(requestId(1));
    expect(new Set(ids).size).toBe(many + 1);
    expect(Math.max(...pages.map(({ requests }) => requests.length))).toBe(OTHERS_LISTED);

    const end = pages.at(-1)?.next;
    expect(idsIn(await pagesFrom(end))).toEqual([]);
    const old = await journal.get(requestId(1));
    if (!old) throw new Error('it is gone');
    await journal.save({ ...old, state: 'dismissed', revision: old.revision + 1 });
    expect(idsIn(await pagesFrom(end))).toEqual([requestId(1)]);
  });

  it('leaves out nothing that changes while it is listed', async () => {
    const { journal } = hub.world;
    const waits = { state: 'needs-you' as const, askedBy: 'helga' };
    const all = Array.from({ length: OTHERS_LISTED + 1 }, (_, i) => ({ ...numbered(i), ...waits }));
    await journal.file(all);
    const [first] = await pagesFrom(undefined, 1);
    // Of the page that is told already, and of the one to come.
    for (const one of [all.at(-1), all[0]]) {
      if (one) await journal.save({ ...one, state: 'confirmed', revision: 2 });
    }
    const rest = await pagesFrom(first?.next);
    const states = new Map(rest.flatMap((page) => page.requests).map((one) => [one.id, one.state]));
    expect(states.get(all.at(-1)?.id ?? '')).toBe('confirmed');
    expect(states.get(all[0]?.id ?? '')).toBe('confirmed');
  });

  it('is told to a desk that begins anew since where it had heard all, also of what was done long ago', async () => {
    const { journal } = hub.world;
    const old = { ...numbered(1), state: 'confirmed' as const, createdAt: daysAgo(9) };
    await journal.file([{ ...old, askedBy: 'helga' }]);
    const heard = (await pagesFrom()).at(-1)?.next ?? '';
    const helper = calling(hub.world, 'helper', 'helga');
    await helper.ask('shift.hold', { id: requestId(1), to: 'Ben', from: '' });
    expect(idsIn(await pagesFrom())).toEqual([]);
    const first = await desk().ask('desks.others', { heard });
    const cases = (await pagesFrom(first.next)).flatMap((page) => page.cases);
    expect(cases).toMatchObject([{ id: requestId(1), holder: { name: 'Ben' } }]);
    expect(await desk().refused('desks.others', { heard: 'x' })).toMatch(/^invalid-input/);
  });

  it('is also who looks after those whom the desk filed long ago: it may have been closed since', async () => {
    const { journal } = hub.world;
    const many = OTHERS_LISTED + 2;
    const old = Array.from({ length: many }, (_, i) => ({
      ...numbered(i),
      ...{ state: 'confirmed' as const, createdAt: daysAgo(9), askedBy: 'desk:x' },
    }));
    await journal.file(old);
    const handedIn = requestId(many + 1);
    for (const { id } of old.slice(1)) await hub.desks.note(id, { digest: 'a', desk: 'desk:x' });
    await hub.desks.note(handedIn, { digest: 'a', desk: 'desk:x' });
    await hub.desks.answeredBy(handedIn, requestId(0));
    const helper = calling(hub.world, 'helper', 'helga');
    for (const id of [requestId(0), requestId(1)]) {
      await helper.ask('shift.hold', { id, to: 'Ben', from: '' });
    }
    const pages = await pagesFrom();
    expect(idsIn(pages)).toEqual([]);
    expect(pages.flatMap((page) => page.cases).map(({ id, holder }) => [id, holder?.name])).toEqual(
      [
        [requestId(1), 'Ben'],
        [handedIn, 'Ben'],
      ],
    );
    expect(Math.max(...pages.map(({ own }) => own.length))).toBe(OTHERS_LISTED);
  });

  it('names a desk as its people do, and nobody by a DN or an address', () => {
    const names = new Map([['x', 'Front desk']]);
    expect(filedAt('desk:x', names)).toEqual({ is: 'desk', name: 'Front desk' });
    expect(filedAt('desk:revoked', names)).toEqual({ is: 'desk' });
    expect(filedAt('newcomer:1', names)).toEqual({ is: 'browser' });
    expect(filedAt('uid=helga,ou=people', names)).toEqual({ is: 'hub', name: 'helga' });
    expect(filedAt('helga@example.org', names)).toEqual({ is: 'hub', name: 'helga' });
    expect(filedAt('', names)).toEqual({ is: 'hub' });
  });
});
