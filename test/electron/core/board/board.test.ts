import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBoard } from '../../../../electron/core/board/board.ts';
import type {
  BoardFigures,
  FiguresAsked,
} from '../../../../electron/core/ports/request-journal.ts';
import { totalOf } from '../../../../shared/board/series.ts';
import { cloudUnreachable } from '../../../fakes/faulty-cloud.ts';
import { hurriedClock, practiceEvent } from '../../../fakes/practice-event.ts';
import { plainProfile } from '../../../fakes/profile.ts';
import type { World } from '../../../fakes/world.ts';

const card = {
  username: 'Ada Lovelace',
  shellName: 'ada',
  email: 'ada@example.org',
  password: 'twelve brown foxes',
  consent: { terms: true, publicEmail: true },
  further: { membership: { reason: 'A bot' }, tool: { name: 'citations' } },
};

describe('the board of a desk', () => {
  let event: Awaited<ReturnType<typeof practiceEvent>>;
  let desk: World;
  beforeEach(async () => {
    event = await practiceEvent();
    desk = event.desk({ clock: hurriedClock });
  });
  afterEach(() => event.close());

  const totals = async () => {
    const board = await desk.ask('board.read', {});
    return (['account', 'membership', 'tool', 'project', 'key'] as const).map((what) =>
      totalOf(board, what),
    );
  };

  it('counts what was done, and no more what was undone', async () => {
    await desk.ask('requests.submit', card);
    await expect.poll(totals).toEqual([1, 1, 1, 0, 0]);
    const { requests } = await desk.ask('requests.list', { kinds: ['tool'] });
    const { id = '' } = requests[0] ?? {};
    const { removes } = await desk.ask('requests.planUndo', { id });
    await desk.ask('requests.undo', { id, agreed: removes });
    await expect.poll(totals).toEqual([1, 1, 0, 0, 0]);
    const board = await desk.ask('board.read', {});
    expect(board.minutes.people).toBe(1);
    expect(board.growth).toMatchObject({ baseline: 1880, goal: 2068, here: 0 });
    expect(board.goals).toEqual({ accounts: 20, minutes: 8 });
  });

  it('tells who waits for what, each person once, and how the systems answered', async () => {
    event.cloudFaults.before = cloudUnreachable;
    await desk.ask('requests.submit', card);
    const waiting = async () => {
      const board = await desk.ask('board.read', {});
      return { ...board, waiting: board.waiting.map(({ reason, people }) => [reason, people]) };
    };
    await expect.poll(async () => (await waiting()).waiting).toEqual([['network', 1]]);
    const { peopleWaiting, levels } = await waiting();
    expect(peopleWaiting).toBe(1);
    const [directory, cloud] = levels;
    expect(directory?.objective).toEqual({ success: 99.9, within: { ms: 32, share: 99.8 } });
    expect(directory?.bounds.every(({ bound }) => bound > 0)).toBe(true);
    expect(cloud?.bounds.some(({ bound }) => bound === 0)).toBe(true);
  });

  it('has nothing of anybody any more after a wipe', async () => {
    await desk.ask('requests.submit', card);
    await expect.poll(totals).toEqual([1, 1, 1, 0, 0]);
    await desk.ask('wipe.run', { discardUnfinished: true });
    expect(await totals()).toEqual([0, 0, 0, 0, 0]);
  });
});

describe('what is asked of a journal', () => {
  const asked: FiguresAsked[] = [];
  const figures: BoardFigures = {
    figures: async (what) => {
      asked.push(what);
      return {
        made: [],
        minutes: { people: 0, hours: [] },
        waiting: [],
        peopleWaiting: 0,
        people: 3,
      };
    },
    addCalls: async () => true,
    callsSince: async () => [],
  };
  const read = (now: string, starts?: string) => {
    const profile = plainProfile();
    return createBoard({
      profile: { ...profile, event: { ...profile.event, ...(starts ? { starts } : {}) } },
      figures,
      calls: { keep: async () => undefined },
      clock: { now: () => new Date(now) },
    }).read();
  };

  it.each([
    ['2027-08-05T10:10:00.000Z', '2027-08-04T06:30:00.000Z', '2027-08-04T06:00:00.000Z'],
    ['2027-08-30T10:10:00.000Z', '2027-08-04T06:30:00.000Z', '2027-08-16T10:00:00.000Z'],
    ['2027-08-05T10:10:00.000Z', undefined, '2027-07-22T10:00:00.000Z'],
    ['2027-08-01T10:10:00.000Z', '2027-08-04T06:30:00.000Z', '2027-08-01T10:00:00.000Z'],
  ])('at %s of an event that starts %s are the hours since %s', async (now, starts, since) => {
    expect((await read(now, starts)).since).toBe(since);
    expect(asked.at(-1)).toEqual({ since, peopleOf: [] });
  });

  it('is no growth and no level of what the profile does not name', async () => {
    const board = await read('2027-08-05T10:10:00.000Z');
    expect(board.growth).toBeUndefined();
    expect(board.levels).toEqual([{ system: 'directory', bounds: [] }]);
  });
});
