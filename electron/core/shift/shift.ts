import type { Output, ParsedInput } from '../../../shared/contract/index.ts';
import type { ShiftView } from '../../../shared/contract/shift.ts';
import { sameName } from '../../../shared/names/same-name.ts';
import { CASES_LISTED, type CaseView, isHeldBy, secretIn } from '../../../shared/shift/case.ts';
import type { Handlers } from '../base/dispatch.ts';
import { AppError, invalidInput } from '../base/errors.ts';
import { known } from '../base/known.ts';
import type { CaseBook } from '../ports/shift/case-book.ts';
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

interface Options {
  readonly cases: CaseBook;
  readonly clock: Pick<Clock, 'now'>;
  readonly events: EventBus;
  /** The name of whoever is signed in with an account of their own; empty where that says nothing of who is here. */
  readonly signedInAs: () => string;
  /** Whether a newcomer's password that this process knows stands in a text. */
  readonly holdsPassword: (text: string) => boolean;
}

/** Who is at the desk of one caller. Nobody knows who is there after a lock, and a wipe takes the name with all others. */
function createHelper({ events, signedInAs }: Pick<Options, 'events' | 'signedInAs'>) {
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
    /** Throws `helper-unknown`: what is said here is said by somebody. */
    known(): string {
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
  const { holder, note, ticks } = { ...before, ...now };
  return {
    id,
    revision: nextRevision(before),
    ...known({ holder, note, ticks: ticks?.length ? ticks : undefined }),
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

/** Who holds which case, a note per case, and the change of a shift, for one caller. */
export function createShift({ cases, clock, events, holdsPassword, ...who }: Options) {
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

  /** Whoever holds it by now keeps it. */
  const passOn = async (id: string, by: string, to: string | undefined): Promise<CaseView[]> => {
    const passed = await change(id, (before) => {
      if (!isHeldBy(before, by)) throw caseChanged(before?.holder?.name ?? '');
      return changed(id, before, { holder: holderOf(to, by) });
    }).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'case-changed') return undefined;
      throw error;
    });
    return passed ? [passed] : [];
  };

  return {
    current,
    async enter(name: string): Promise<Output<'shift.enter'>> {
      helper.enter(name);
      return { me: helper.me() };
    },
    async hold({ id, to, from }: ParsedInput<'shift.hold'>): Promise<CaseView> {
      const by = helper.known();
      return change(id, (before) => {
        const held = before?.holder?.name ?? '';
        if (!sameName(held, from)) throw caseChanged(held);
        return changed(id, before, { holder: holderOf(to, by) });
      });
    },
    async note({ id, text, over }: ParsedInput<'shift.note'>): Promise<CaseView> {
      const by = helper.known();
      refuseSecret(text, holdsPassword);
      return change(id, (before) => {
        refuseOther(before?.note, over);
        const revision = nextRevision(before);
        const written = text === '' ? undefined : { text, revision, by, at: now() };
        return changed(id, before, { note: written });
      });
    },
    /** Two who saw the same done both have their way: the first of them is told. */
    async tick({ id, step, done, seen }: ParsedInput<'workshop.tick'>): Promise<CaseView> {
      const by = helper.known();
      return change(id, (before) => {
        const ticks = before?.ticks ?? [];
        const there = ticks.find((tick) => tick.step === step);
        if (before && Boolean(there) === done) return before;
        if (there && there.at !== seen) throw caseChanged(there.by);
        const others = ticks.filter((tick) => tick !== there);
        return changed(id, before, { ticks: done ? [...others, { step, by, at: now() }] : others });
      });
    },
    async leave({ to }: ParsedInput<'shift.leave'>): Promise<Output<'shift.leave'>> {
      const by = helper.known();
      const passed: CaseView[] = [];
      for (const id of await heldBy(by)) passed.push(...(await passOn(id, by, to)));
      helper.forget();
      return { me: helper.me(), changed: passed };
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
