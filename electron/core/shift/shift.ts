import type { Output, ParsedInput } from '../../../shared/contract/index.ts';
import type { ShiftView } from '../../../shared/contract/shift.ts';
import { sameName } from '../../../shared/names/same-name.ts';
import { CASES_LISTED, type CaseView, isHeldBy, secretIn } from '../../../shared/shift/case.ts';
import type { Handlers } from '../base/dispatch.ts';
import { AppError, invalidInput, isSilence } from '../base/errors.ts';
import { known } from '../base/known.ts';
import type { CaseBook, Say } from '../ports/shift/case-book.ts';
import type { Clock, EventBus } from '../ports/system.ts';

interface NewsPorts {
  readonly cases: Pick<CaseBook, 'casesOf' | 'caseRevisions'>;
  readonly events: EventBus;
}

/** Tells screens of cases that another process changed. What this process knows of a case is how often it was changed, and nothing of it. */
export function createCaseNews({ cases, events }: NewsPorts) {
  const told = new Map<string, number>();
  events.on('wipe.done', () => told.clear());
  events.on('shift.changed', ({ id, revision }) => {
    if ((told.get(id) ?? 0) < revision) told.set(id, revision);
  });
  return {
    /** Looks whether there is anything new; called when something was written elsewhere. What a failure keeps back is told at the next look. */
    async look(): Promise<void> {
      const revisions = [...(await cases.caseRevisions())];
      const news = revisions.filter(([id, revision]) => (told.get(id) ?? 0) < revision);
      const ids = news.map(([id]) => id);
      while (ids.length > 0) {
        for (const found of await cases.casesOf(ids.splice(0, CASES_LISTED))) {
          events.emit('shift.changed', found);
        }
      }
    },
  };
}

/** Cases of whoever leaves that are passed on side by side: a silent hub is waited for once, and not for each. */
const PASSED_ON_AT_ONCE = 20;

interface Options {
  readonly cases: CaseBook;
  readonly clock: Pick<Clock, 'now'>;
  readonly events: EventBus;
  /** The name of whoever is signed in with an account of their own; empty where that says nothing of who is here. */
  readonly signedInAs: () => string;
  /** Whether a newcomer's password that this process knows stands in a text. */
  readonly holdsPassword: (text: string) => boolean;
  /** Says it where the case's request is. */
  readonly say: Say;
  /** Whether this caller hands on what others said: a desk does. */
  readonly handsOn: boolean;
}

/** Who is at the desk of one caller. Nobody knows who is there after a lock, and a wipe takes the name with all others. */
function createHelper({
  events,
  signedInAs,
  handsOn,
}: Pick<Options, 'events' | 'signedInAs' | 'handsOn'>) {
  let said = '';
  const forget = (): void => void (said = '');
  events.on('wipe.done', forget);
  events.on('vault.changed', ({ state }) => {
    if (state !== 'open') forget();
  });
  const me = (): string => (said === '' ? signedInAs() : said);
  return {
    me,
    forget,
    enter: (name: string): void => void (said = name),
    /** Throws `helper-unknown`: what is said here is said by somebody. Nobody speaks for others but a desk. */
    known(by?: string): string {
      if (by !== undefined && handsOn) return by;
      if (by !== undefined) {
        throw new AppError('not-allowed', 'Only a desk hands on what others said', {
          params: ['by'],
        });
      }
      if (me() === '') throw new AppError('helper-unknown', 'Nobody said who is at this desk');
      return me();
    },
  };
}

const nextRevision = (before: CaseView | undefined): number => (before?.revision ?? 0) + 1;

/** A case with what is said of it now. */
const changed = (
  id: string,
  before: CaseView | undefined,
  now: { readonly [K in 'holder' | 'note' | 'ticks']?: CaseView[K] },
): CaseView => {
  const { holder, note, ticks, atHub } = { ...before, ...now };
  return {
    id,
    revision: nextRevision(before),
    ...known({ holder, note, ticks: ticks?.length ? ticks : undefined, atHub }),
  };
};

/** Somebody else was there first: what they said stays, and whoever came second reads it. */
const caseChanged = (who: string): AppError =>
  new AppError('case-changed', 'Somebody else changed the case meanwhile', { params: [who] });

/** Throws `case-changed` where the note is not the one that was seen; 0 stands for none. */
function refuseOther(note: CaseView['note'], over: number): void {
  if ((note?.revision ?? 0) !== over) throw caseChanged(note?.by ?? '');
}

function refuseSecret(text: string, holdsPassword: Options['holdsPassword']): void {
  const rule = secretIn(text) ?? (holdsPassword(text) ? 'note-password' : undefined);
  if (rule === undefined) return;
  const fields = [{ field: 'text', rule, params: [] }];
  throw invalidInput(fields, 'The note holds a secret');
}

/** Of a case that is not its holder's any more. */
const gone: readonly AppError['code'][] = ['case-changed', 'not-found'];

/** Who holds which case, a note per case, and the change of a shift, for one caller. */
export function createShift({ cases, clock, events, holdsPassword, say, ...who }: Options) {
  const helper = createHelper({ events, ...who });
  const now = (): string => clock.now().toISOString();
  const holderOf = (to: string | undefined, by: string): CaseView['holder'] =>
    to === undefined ? undefined : { name: to, by, at: now() };

  const change = async (...[id, how]: Parameters<CaseBook['changeCase']>): Promise<CaseView> => {
    const found = await cases.changeCase(id, how);
    events.emit('shift.changed', found);
    return found;
  };

  const current = async (after?: string): Promise<ShiftView> => {
    // One more than is told shows whether there is more.
    const found = await cases.cases({ after, limit: CASES_LISTED + 1 });
    const told = found.slice(0, CASES_LISTED);
    const next = found.length > told.length ? told.at(-1)?.id : undefined;
    return { me: helper.me(), cases: told, ...known({ next }) };
  };

  /** The ids of the cases that somebody holds, read page by page. */
  const heldBy = async (name: string): Promise<readonly string[]> => {
    const held: string[] = [];
    let after: string | undefined;
    do {
      const page = await current(after);
      held.push(...page.cases.filter((found) => isHeldBy(found, name)).map(({ id }) => id));
      after = page.next;
    } while (after !== undefined);
    return held;
  };

  const hold = ({ id, to, from, by: other }: ParsedInput<'shift.hold'>): Promise<CaseView> => {
    const by = helper.known(other);
    return say('shift.hold', { id, from, by, ...known({ to }) }, () =>
      change(id, (before) => {
        const held = before?.holder?.name ?? '';
        if (!sameName(held, from)) throw caseChanged(held);
        return changed(id, before, { holder: holderOf(to, by) });
      }),
    );
  };

  /** Whoever holds it by now keeps it, nobody holds what is gone, and it stays with whoever leaves where the hub that has it cannot be asked. */
  const passOn = (id: string, from: string, to: string | undefined) =>
    hold({ id, from, ...known({ to }) }).catch((error: unknown) => {
      if (error instanceof AppError && gone.includes(error.code)) return undefined;
      if (isSilence(error)) return 'unreached' as const;
      throw error;
    });

  return {
    current,
    async enter(name: string): Promise<Output<'shift.enter'>> {
      helper.enter(name);
      return { me: helper.me() };
    },
    hold: async (asked: ParsedInput<'shift.hold'>) => hold(asked),
    async note({ id, text, over, by: other }: ParsedInput<'shift.note'>): Promise<CaseView> {
      const by = helper.known(other);
      refuseSecret(text, holdsPassword);
      return say('shift.note', { id, text, over, by }, () =>
        change(id, (before) => {
          refuseOther(before?.note, over);
          const revision = nextRevision(before);
          const written = text === '' ? undefined : { text, revision, by, at: now() };
          return changed(id, before, { note: written });
        }),
      );
    },
    /** Two who saw the same done both have their way: the first of them is told. */
    async tick(asked: ParsedInput<'workshop.tick'>): Promise<CaseView> {
      const { id, step, done, seen } = asked;
      const by = helper.known(asked.by);
      return say('workshop.tick', { id, step, done, seen, by }, () =>
        change(id, (before) => {
          const ticks = before?.ticks ?? [];
          const there = ticks.find((tick) => tick.step === step);
          if (before && Boolean(there) === done) return before;
          if (there && there.at !== seen) throw caseChanged(there.by);
          const others = ticks.filter((tick) => tick !== there);
          const own = done ? [...others, { step, by, at: now() }] : others;
          return changed(id, before, { ticks: own });
        }),
      );
    },
    async leave({ to }: ParsedInput<'shift.leave'>): Promise<Output<'shift.leave'>> {
      const by = helper.known();
      const found: Awaited<ReturnType<typeof passOn>>[] = [];
      for (let held = await heldBy(by); held.length > 0; held = held.slice(PASSED_ON_AT_ONCE)) {
        const some = held.slice(0, PASSED_ON_AT_ONCE);
        found.push(...(await Promise.all(some.map((id) => passOn(id, by, to)))));
      }
      helper.forget();
      const passed = found.filter((one) => one !== undefined && one !== 'unreached');
      const unreached = found.filter((one) => one === 'unreached').length;
      return { me: helper.me(), changed: passed, unreached };
    },
  };
}

/** Who holds which case, a note per case, and the change of a shift. */
export type ShiftService = ReturnType<typeof createShift>;

/** The methods about it. While a newcomer has the screen none of them is answered (`kiosk/while-handed-over.ts`). */
export const shiftHandlers = (shift: ShiftService) =>
  ({
    'shift.current': { needs: 'ask', run: ({ after }) => shift.current(after) },
    'shift.enter': { needs: 'submit', run: ({ name }) => shift.enter(name) },
    'shift.hold': { needs: 'submit', run: (asked) => shift.hold(asked) },
    'shift.note': { needs: 'submit', run: (typed) => shift.note(typed) },
    'shift.leave': { needs: 'submit', run: (asked) => shift.leave(asked) },
  }) satisfies Partial<Handlers>;
