import { CASES_LISTED, type CaseView } from '../../../shared/shift/case.ts';
import { untoldOf, untoldTicks } from '../../../shared/shift/case-at-hub.ts';
import { AppError, isSilence } from '../base/errors.ts';
import { known } from '../base/known.ts';
import { HAND_IN } from '../kinds/base/through-hub.ts';
import type { RequestJournal } from '../ports/request-journal.ts';
import type { CaseBook, Said, Saying } from '../ports/shift/case-book.ts';
import { isMissing } from './forward.ts';

interface Options {
  readonly journal: Pick<RequestJournal, 'get'>;
  /** Of this desk. */
  readonly cases: Pick<CaseBook, 'cases' | 'casesOf'>;
  /** Says something at the hub. Throws what calling it throws, and what it says against it. */
  readonly sayThere: <M extends Saying>(method: M, said: Said<M>) => Promise<CaseView>;
  /** Keeps what was read of a case at the hub. */
  readonly mirror: (id: string, heard: NonNullable<CaseView['atHub']>) => Promise<CaseView>;
}

/** The hub has not filed the request yet, or is older than this desk. */
export const isUnheard = (error: unknown): boolean =>
  isMissing(error) || (error instanceof AppError && error.code === 'unknown-method');

/** What the hub refuses now and may take later. */
const passing: readonly AppError['code'][] = ['case-changed', 'wipe-running'];

/** Every case of a book, page by page. */
export async function* everyCaseIn(cases: Pick<CaseBook, 'cases'>): AsyncGenerator<CaseView> {
  for (let after: string | undefined, more = true; more;) {
    const page = await cases.cases({ after, limit: CASES_LISTED });
    yield* page;
    after = page.at(-1)?.id;
    more = page.length === CASES_LISTED;
  }
}

/**
 * Hands on to the hub what was said of cases of this desk while that was away, or before it had the request. What it refuses is not told again until something else
 * is said of the case.
 */
export function createTellCases({ journal, cases, sayThere, mirror }: Options) {
  /** Cases of which something may still be told, and of those that the hub refused the revision. */
  const untold = new Set<string>();
  const refused = new Map<string, number>();
  let isLookedThrough = false;

  const wasHandedIn = async (id: string): Promise<boolean> =>
    (await journal.get(id))?.attempted.includes(HAND_IN) ?? false;

  const tellHolder = async ({ id, holder, atHub }: CaseView): Promise<void> => {
    // Given back by nobody who is known any more, it is by whom it was taken from.
    const { name, by } = holder ?? { name: undefined, by: atHub?.holder?.name ?? '' };
    await sayThere('shift.hold', { id, from: name ?? '', by, ...known({ to: name }) });
  };
  const tellNote = async ({ id, note, atHub }: CaseView): Promise<void> => {
    const { text, revision, by } = note ?? { text: '', revision: 0, by: atHub?.note?.by ?? '' };
    await sayThere('shift.note', { id, text, over: revision, by });
  };
  const tellTicks = async (found: CaseView): Promise<void> => {
    const { id } = found;
    const untoldHere = untoldTicks(found);
    for (const { tick, done } of untoldHere) {
      const { step, by, at } = tick;
      await sayThere('workshop.tick', { id, step, done, by, seen: done ? at : '' });
    }
    // Ticked anew here, it is the same task.
    if (untoldHere.length === 0 && found.atHub) await mirror(id, found.atHub);
  };
  const tell = { holder: tellHolder, note: tellNote, ticks: tellTicks } as const;

  /** What cannot be taken stays here as it is, until something else is said of the case. */
  const tellOne = async (id: string): Promise<void> => {
    const [found] = await cases.casesOf([id]);
    if (!found || untoldOf(found).length === 0) return void untold.delete(id);
    if (refused.get(id) === found.revision || !(await wasHandedIn(id))) return;
    for (const part of untoldOf(found)) {
      await tell[part](found).catch((error: unknown) => {
        if (!(error instanceof AppError && error.sort === 'refused')) throw error;
        if (!passing.includes(error.code) && !isUnheard(error)) refused.set(id, found.revision);
      });
    }
  };

  /** Each by itself: what goes wrong with one, and is no silence, keeps nothing of the others. */
  const tellEach = async (): Promise<void> => {
    const failures: Error[] = [];
    for (const id of untold) {
      await tellOne(id).catch((error: unknown) => {
        if (!(error instanceof Error) || isSilence(error)) throw error;
        failures.push(error);
      });
    }
    const [first] = failures;
    if (first) throw first;
  };

  /** Everything that an earlier run left untold. */
  const lookThrough = async (): Promise<void> => {
    if (isLookedThrough) return;
    for await (const found of everyCaseIn(cases))
      if (untoldOf(found).length > 0) untold.add(found.id);
    isLookedThrough = true;
  };

  return {
    /** A case was changed. */
    note(found: CaseView): void {
      if (untoldOf(found).length > 0) untold.add(found.id);
    },
    /** Throws what calling the hub throws. */
    async tellAll(): Promise<void> {
      await lookThrough();
      await tellEach();
    },
    forget(): void {
      untold.clear();
      refused.clear();
      isLookedThrough = false;
    },
  };
}
