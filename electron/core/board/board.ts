import {
  type BoardView,
  type CallCount,
  type Measure,
  measuredSystems,
} from '../../../shared/board/board.ts';
import type { BoardProfile } from '../../../shared/board/board-profile.ts';
import type { Profile } from '../../../shared/domain/profile.ts';
import type { Handlers } from '../base/dispatch.ts';
import { known } from '../base/known.ts';
import type { BoardFigures } from '../ports/request-journal.ts';
import type { Clock } from '../ports/system.ts';
import type { CallCounter } from './calls.ts';

const HOUR_MS = 3_600_000;
/** How far back hours are told: an event with the days before and after it. */
const LOOK_BACK_MS = 14 * 24 * HOUR_MS;

/** What adds to the figure of the profile. */
const addedBy: Readonly<Record<NonNullable<BoardProfile['growth']>['counts'], readonly Measure[]>> =
  {
    accounts: ['account'],
    memberships: ['membership'],
    maintainers: ['tool', 'maintainer'],
  };

interface Options {
  readonly profile: Pick<Profile, 'event' | 'board' | 'cloud'>;
  readonly figures: BoardFigures;
  readonly calls: Pick<CallCounter, 'keep'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** The beginning of the event, or of two weeks ago where that is later; at the full hour. */
function sinceOf({ starts }: Profile['event'], now: number): string {
  const since = Math.max(now - LOOK_BACK_MS, starts === undefined ? 0 : Date.parse(starts));
  return new Date(Math.floor(Math.min(since, now) / HOUR_MS) * HOUR_MS).toISOString();
}

function growthView(
  { name, baseline, goalPercent, published }: NonNullable<BoardProfile['growth']>,
  here: number,
): BoardView['growth'] {
  const goal = Math.round(baseline * (1 + goalPercent / 100));
  return { name, baseline, goal, goalPercent, published, here };
}

function levelsView(
  { board, cloud }: Options['profile'],
  calls: readonly Omit<CallCount, 'hour'>[],
): BoardView['levels'] {
  return measuredSystems
    .filter((system) => system !== 'cloud' || cloud !== undefined)
    .map((system) => ({
      system,
      ...known({ objective: board.objectives[system] }),
      bounds: calls
        .filter((count) => count.system === system)
        .map(({ bound, calls: number }) => ({ bound, calls: number })),
    }));
}

/** The figures of this desk: what was done and how long it took, who waits, how the systems answer. All of it without anybody's name. */
export function createBoard({ profile, figures, calls, clock }: Options) {
  const { goals, growth } = profile.board;
  return {
    async read(): Promise<BoardView> {
      await calls.keep();
      const now = clock.now();
      const since = sinceOf(profile.event, now.getTime());
      const peopleOf = growth === undefined ? [] : addedBy[growth.counts];
      const { people, ...counted } = await figures.figures({ since, peopleOf });
      return {
        at: now.toISOString(),
        since,
        ...counted,
        goals: known({ accounts: goals.accounts, minutes: goals.minutesPerPerson }),
        ...known({ growth: growth && growthView(growth, people) }),
        levels: levelsView(profile, await figures.callsSince(since)),
      };
    },
  };
}

/** The figures of this desk. */
export type Board = ReturnType<typeof createBoard>;

/** The method about them. */
export const boardHandlers = (board: Board) =>
  ({ 'board.read': { needs: 'ask', run: () => board.read() } }) satisfies Partial<Handlers>;
