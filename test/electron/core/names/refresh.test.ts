import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { createLine } from '../../../../electron/core/base/in-line.ts';
import type { NamePage, NamesFrom } from '../../../../electron/core/ports/directory.ts';
import type { NameIndex } from '../../../../electron/core/ports/name-index.ts';
import { createNameRefresh } from '../../../../electron/core/names/refresh.ts';
import { fakeClock, type FakeClock } from '../../../fakes/clock.ts';
import { emptyIndex } from '../../../fakes/name-index.ts';
import { plainProfile } from '../../../fakes/profile.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const YEAR = 365 * 24 * HOUR;

/** Everything that waits for a promise gets its turn. */
const settle = async (): Promise<void> => {
  for (let i = 0; i < 30; i += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** What a server said the time is, how far this machine's clock is ahead, and since when changes are asked for. */
const boundedBy = [
  { what: 'the reading', said: undefined, ahead: 0, since: '2027-08-04T08:00:15.000Z' },
  { what: 'a server’s time', said: '2027-08-04T08:00:10.000Z', ahead: 0 },
  { what: 'a server’s time', said: '2027-08-04T08:00:10.000Z', ahead: 2 * YEAR },
];

describe('the refresh of the name index', () => {
  let clock: FakeClock;
  let index: NameIndex;
  let asked: NamesFrom[];
  let pages: readonly NamePage[];
  let signedIn: boolean;
  let quiet: boolean;
  let owned: boolean;
  let open: boolean;
  let failure: Error | undefined;
  let errors: string[];

  const page = (names: string[], next?: string): NamePage => ({
    names,
    changedAt: '2027-08-04T07:59:00.000Z',
    next,
  });

  let serverTime: number | undefined;
  beforeEach(() => {
    serverTime = undefined;
    clock = fakeClock();
    index = emptyIndex();
    [asked, errors] = [[], []];
    pages = [page(['jdoe'], '1'), page(['ada'], '2'), page(['zoe'])];
    [signedIn, quiet, owned, open, failure] = [true, true, true, true, undefined];
  });

  const start = (nameIndex = true) => {
    const profile = plainProfile();
    const refresh = createNameRefresh({
      profile: { directory: { ...profile.directory, nameIndex } },
      directory: {
        namePage: (from) => {
          asked.push(from);
          if (failure) return Promise.reject(failure);
          const at = 'next' in from ? Number(from.next) : 0;
          return Promise.resolve(pages[at] ?? page([]));
        },
      },
      nameIndex: index,
      vault: { current: () => Promise.resolve({ state: open ? 'open' : 'locked' }) },
      lease: { owns: () => Promise.resolve(owned) },
      clock,
      serverTime: { atLeast: () => serverTime },
      random: () => 0.5,
      log: { info: () => undefined, error: (event) => void errors.push(event) },
      mayRead: () => signedIn,
      inLine: createLine(),
      isQuiet: () => quiet,
    });
    refresh.start();
    return refresh;
  };
  /** Lets so much time pass, in small steps. */
  const pass = async (ms: number, step = 500): Promise<void> => {
    await settle();
    for (let passed = 0; passed < ms; passed += step) {
      clock.advance(step);
      await settle();
    }
  };
  const known = async (...names: string[]) => (await index.ask(names))?.map(({ is }) => is);

  it('begins some time after the start, and reads page by page with a pause between', async () => {
    const refresh = start();
    await pass(14_000);
    expect(asked).toEqual([]);
    await pass(1000);
    expect(asked).toEqual([{ changedSince: undefined }]);
    await pass(1500);
    expect(asked).toHaveLength(1);
    await pass(3000);
    expect(asked).toEqual([{ changedSince: undefined }, { next: '1' }, { next: '2' }]);
    expect(await known('JDOE', 'ada', 'zoe', 'other')).toEqual(['taken', 'taken', 'taken', 'free']);
    refresh.stop();
    expect(clock.next()).toBeUndefined();
  });

  it('says free as of when the reading began: who came later may be missing', async () => {
    const refresh = start();
    await pass(30_000);
    expect(await index.ask(['other'])).toEqual([{ is: 'free', asked: '2027-08-04T08:00:15.000Z' }]);
    refresh.stop();
  });

  it('reads only what changed after ten minutes, and everybody after a day', async () => {
    const refresh = start();
    await pass(30_000);
    asked.length = 0;
    pages = [page(['new'])];
    await pass(9 * MINUTE, MINUTE);
    expect(asked).toEqual([]);
    await pass(2 * MINUTE, MINUTE);
    expect(asked).toEqual([{ changedSince: '2027-08-04T07:59:00.000Z' }]);
    expect(await known('jdoe', 'new')).toEqual(['taken', 'taken']);
    await pass(24 * HOUR, 10 * MINUTE);
    expect(asked).toContainEqual({ changedSince: undefined });
    expect(await known('jdoe', 'new')).toEqual(['free', 'taken']);
    refresh.stop();
  });

  it.each(boundedBy)(
    'reads what changed since $what where one entry was written two years ahead',
    async ({ said, ahead, since = said }) => {
      serverTime = said === undefined ? undefined : Date.parse(said);
      clock.set(ahead);
      pages = [{ ...page(['jdoe']), changedAt: '2029-08-04T08:00:00.000Z' }];
      const refresh = start();
      await pass(30_000);
      asked.length = 0;
      pages = [{ ...page(['jdoe', 'new']), changedAt: '2029-08-04T08:00:00.000Z' }];
      await pass(11 * MINUTE, MINUTE);
      expect(asked).toEqual([{ changedSince: since }]);
      expect(await known('jdoe', 'new')).toEqual(['taken', 'taken']);
      refresh.stop();
    },
  );

  it('reads again what changed while it read: the page may have been passed', async () => {
    pages = [page(['jdoe'], '1'), { ...page(['ada']), changedAt: '2027-08-04T08:00:17.000Z' }];
    const refresh = start();
    await pass(30_000);
    asked.length = 0;
    await pass(11 * MINUTE, MINUTE);
    expect(asked).toContainEqual({ changedSince: '2027-08-04T08:00:15.000Z' });
    refresh.stop();
  });

  it('steps aside while anybody waits for the directory, also between two pages', async () => {
    quiet = false;
    const refresh = start();
    await pass(30_000);
    expect(asked).toEqual([]);
    quiet = true;
    await pass(500);
    expect(asked).toHaveLength(1);
    quiet = false;
    await pass(30_000);
    expect(asked).toHaveLength(1);
    quiet = true;
    await pass(500);
    expect(asked).toHaveLength(2);
    refresh.stop();
  });

  it.each([
    ['nobody is signed in', () => (signedIn = false)],
    ['the vault is closed', () => (open = false)],
    ['another process has the queue', () => (owned = false)],
  ])('reads nothing while %s', async (_, prevent) => {
    prevent();
    const refresh = start();
    await pass(5 * MINUTE, MINUTE);
    expect(asked).toEqual([]);
    [signedIn, open, owned] = [true, true, true];
    await pass(MINUTE);
    expect(asked.length).toBeGreaterThan(0);
    refresh.stop();
  });

  it('never reads where the profile does not allow it', async () => {
    start(false);
    await pass(5 * MINUTE, MINUTE);
    expect(asked).toEqual([]);
    expect(clock.next()).toBeUndefined();
  });

  it('tries again ever later after failures, and keeps no half of a reading', async () => {
    failure = new AppError('directory-unreachable', 'away');
    const refresh = start();
    await pass(30_000);
    expect(asked).toHaveLength(1);
    await pass(2 * HOUR, MINUTE);
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.length).toBeLessThan(10);
    expect(await index.state()).toEqual({ is: 'none' });
    expect(errors).toEqual([]);
    failure = undefined;
    await pass(HOUR, MINUTE);
    expect(await known('zoe')).toEqual(['taken']);
    refresh.stop();
  });

  it('logs a mistake of ours and goes on', async () => {
    failure = new TypeError('a bug');
    const refresh = start();
    await pass(5 * MINUTE, MINUTE);
    expect(errors).toContain('names-failed');
    refresh.stop();
  });

  it('takes a directory that shows nobody for none at all', async () => {
    pages = [page([])];
    const refresh = start();
    await pass(30_000);
    expect(asked.length).toBeGreaterThan(0);
    expect(await index.state()).toEqual({ is: 'none' });
    refresh.stop();
  });

  it('stops reading where there are more names than it may keep, and leaves them alone for a day', async () => {
    index = emptyIndex(1);
    const refresh = start();
    await pass(HOUR, 10_000);
    expect(asked).toEqual([{ changedSince: undefined }, { next: '1' }]);
    expect(await index.state()).toMatchObject({ is: 'too-large' });
    refresh.stop();
  });

  it('reads only everybody, once a day, where the directory tells no time of a change', async () => {
    pages = [{ names: ['jdoe'], changedAt: undefined, next: undefined }];
    const refresh = start();
    await pass(23 * HOUR, 10 * MINUTE);
    expect(asked).toHaveLength(1);
    await pass(2 * HOUR, 10 * MINUTE);
    expect(asked).toEqual([{ changedSince: undefined }, { changedSince: undefined }]);
    refresh.stop();
  });

  it('takes no page that comes after it was stopped', async () => {
    const refresh = start();
    await pass(15_000);
    refresh.stop();
    await pass(30_000);
    expect(asked).toHaveLength(1);
    expect(await index.state()).toEqual({ is: 'none' });
    expect(clock.next()).toBeUndefined();
  });
});
