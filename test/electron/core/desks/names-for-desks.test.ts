import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { createLine } from '../../../../electron/core/base/in-line.ts';
import { createNamesForDesks } from '../../../../electron/core/desks/names-for-desks.ts';
import type { NamePage, NamesFrom } from '../../../../electron/core/ports/directory.ts';
import { fakeClock, type FakeClock } from '../../../fakes/clock.ts';

const MINUTE = 60_000;
const lastChange = '2027-08-04T07:00:00.000Z';
const all = Array.from({ length: 4500 }, (_, i) => `person${i}`);

let clock: FakeClock;
/** What the directory was asked for, without the pages that follow. */
let asked: NamesFrom[];
let away: boolean;
/** When the directory says that something changed last. */
let changedAt: string;
/** One reading at a time, as a directory has it: whoever begins anew ends the one before. */
let serial: number;

/** A page of a reading: it ends with the next one, and tells a name twice, as an entry with one uid and cn has it. */
function pageOf(reading: number, at: number): NamePage {
  if (reading !== serial) throw new AppError('directory-refused', 'another has begun');
  const names = all.slice(at, at + 1500);
  const isLast = at + 1500 >= all.length;
  return {
    names: [...names, ...names.slice(0, 1)],
    changedAt,
    next: isLast ? undefined : `${reading} ${at + 1500}`,
  };
}

async function namePage(from: NamesFrom): Promise<NamePage> {
  await Promise.resolve();
  if (away) throw new AppError('directory-unreachable', 'gone');
  if ('next' in from) {
    const [reading = 0, at = 0] = from.next.split(' ').map(Number);
    return pageOf(reading, at);
  }
  asked.push(from);
  serial += 1;
  return pageOf(serial, 0);
}

/** A process of a hub. */
const processOf = () =>
  createNamesForDesks({ clock, inLine: createLine(), directory: { namePage } });

beforeEach(() => {
  clock = fakeClock();
  [asked, away, serial, changedAt] = [[], false, 0, lastChange];
});

type Page = Awaited<ReturnType<ReturnType<typeof processOf>>>;

/** All pages, each asked of another process where there are several. */
async function everything(
  processes: readonly ReturnType<typeof processOf>[],
  since?: string,
): Promise<Page[]> {
  const pages: Page[] = [];
  for (let next: string | undefined = ''; next !== undefined;) {
    const process = processes[pages.length % processes.length];
    const page: Page | undefined = await process?.(
      next === '' ? { changedSince: since } : { next },
    );
    if (!page) throw new Error('no process');
    pages.push(page);
    next = page.next;
  }
  return pages;
}

describe('names for desks', () => {
  it('are handed out in pages, each name once, whichever process answers', async () => {
    const pages = await everything([processOf(), processOf()]);
    expect(pages.length).toBe(3);
    expect(pages.flatMap(({ names }) => names)).toEqual(all.toSorted());
    expect(pages.at(-1)?.changedAt).toBe(lastChange);
  });

  it('tell of no change later than they were read, though an entry was written two years ahead', async () => {
    const names = processOf();
    changedAt = '2029-08-04T08:00:00.000Z';
    await everything([names]);
    clock.advance(9 * MINUTE);
    const pages = await everything([names]);
    expect(pages.at(-1)?.changedAt).toBe('2027-08-04T08:00:00.000Z');
  });

  it('are read once for all desks, and anew after a while, also where the clock was set back', async () => {
    const names = processOf();
    await Promise.all([everything([names]), everything([names]), everything([names])]);
    expect(asked).toHaveLength(1);
    clock.advance(9 * MINUTE);
    await everything([names]);
    expect(asked).toHaveLength(1);
    clock.advance(2 * MINUTE);
    await everything([names]);
    expect(asked).toHaveLength(2);
    clock.advance(-60 * MINUTE);
    await everything([names]);
    expect(asked).toHaveLength(3);
  });

  it('are those that changed where a desk has the others, and stand in line with them', async () => {
    const names = processOf();
    await Promise.all([everything([names]), everything([names], changedAt)]);
    expect(asked).toEqual([{ changedSince: undefined }, { changedSince: changedAt }]);
  });

  it('are asked for again after a failure', async () => {
    const names = processOf();
    away = true;
    await expect(names({})).rejects.toMatchObject({ code: 'directory-unreachable' });
    away = false;
    expect((await names({})).names).toHaveLength(2000);
  });

  it.each(['', 'x', '[1,2]', '["a"]', '{}'])('have no page at %j', async (next) => {
    await expect(processOf()({ next })).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
