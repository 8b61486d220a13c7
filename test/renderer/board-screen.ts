import type { BoardView } from '../../shared/board/board.ts';

const HOUR_MS = 3_600_000;
const start = Date.parse('2027-08-04T07:00:00.000Z');
const hourAt = (i: number): string => new Date(start + i * HOUR_MS).toISOString();

/** Two days of a help desk, with a night between them. */
const open = [0, 1, 2, 3, 4, 5, 6, 7, 8, 24, 25, 26, 27];
const hours = (counts: readonly number[]) =>
  counts
    .map((count, i) => ({ hour: hourAt(open[i] ?? 0), count }))
    .filter(({ count }) => count > 0);
const medians = [11, 9, 7, 7, 6, 7, 6.5, 5, 6, 7, 6, 6, 5];

/** The figures of a desk in the middle of an event. */
export const board: BoardView = {
  at: '2027-08-05T10:10:00.000Z',
  since: hourAt(0),
  made: [
    { what: 'account', before: 0, hours: hours([6, 9, 11, 8, 8, 7, 10, 8, 7, 9, 8, 8, 4]) },
    { what: 'membership', before: 0, hours: hours([0, 3, 6, 5, 5, 7, 5, 4, 6, 8, 7, 6, 2]) },
    { what: 'tool', before: 0, hours: hours([0, 1, 2, 3, 2, 3, 2, 2, 1, 4, 3, 2, 2]) },
    { what: 'project', before: 0, hours: hours([0, 0, 1, 0, 1, 0, 1, 0, 0, 1, 1]) },
    { what: 'key', before: 2, hours: hours([1, 0, 2, 3]) },
  ],
  minutes: {
    people: 103,
    median: 6.5,
    most: 11,
    hours: medians.map((median, i) => ({
      hour: hourAt(open[i] ?? 0),
      people: 8,
      median,
      most: median + 4,
    })),
  },
  waiting: [
    { reason: 'approval', people: 9, since: hourAt(22) },
    { reason: 'review', people: 4, since: hourAt(1) },
    { reason: 'helper', people: 3, since: hourAt(26) },
    { reason: 'newcomer', people: 2, since: hourAt(25) },
    { reason: 'network', people: 1, since: hourAt(27) },
  ],
  peopleWaiting: 18,
  goals: { accounts: 120, minutes: 8 },
  growth: {
    name: { en: 'Tool maintainers' },
    baseline: 1880,
    goal: 2068,
    goalPercent: 10,
    published: [{ name: { en: 'First half of the year' }, value: 1900 }],
    here: 27,
  },
  levels: [
    {
      system: 'directory',
      objective: { success: 99.9, within: { ms: 32, share: 99.8 } },
      bounds: [
        { bound: 0, calls: 2 },
        { bound: 8, calls: 3100 },
        { bound: 16, calls: 1800 },
        { bound: 32, calls: 95 },
        { bound: 64, calls: 3 },
      ],
    },
    {
      system: 'cloud',
      objective: { success: 99 },
      bounds: [
        { bound: 0, calls: 9 },
        { bound: 512, calls: 800 },
        { bound: 2048, calls: 191 },
      ],
    },
  ],
};

/** Where the figures are told. */
export const boardScreens = {
  board: '#/board',
  'board as tables': '#/board',
  report: '#/report',
  projector: '#/projector',
  'second projector page': '#/projector',
};
