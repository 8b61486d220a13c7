import { sameName } from '../../../shared/names/same-name.ts';
import {
  CASES_LISTED,
  type CaseView,
  caseView,
  type SaidOfCase,
} from '../../../shared/shift/case.ts';
import { untoldOf, untoldTicks, withHub } from '../../../shared/shift/case-at-hub.ts';
import { AppError, isSilence } from '../base/errors.ts';
import { known } from '../base/known.ts';
import { HAND_IN } from '../kinds/base/through-hub.ts';
import type { Hub } from '../ports/desks/hub.ts';
import type { RequestJournal } from '../ports/request-journal.ts';
import type { CaseBook, Said, Saying } from '../ports/shift/case-book.ts';
import type { EventBus } from '../ports/system.ts';
import { isMissing, valueOf } from './forward.ts';

type AtHub = NonNullable<CaseView['atHub']>;
type Note = NonNullable<CaseView['note']>;

interface Options {
  /** Undefined where the desk reaches the systems by itself: then everything is said here. */
  readonly hub: Pick<Hub, 'call'> | undefined;
  readonly journal: Pick<RequestJournal, 'get'>;
  readonly cases: CaseBook;
  readonly events: EventBus;
}

/** In which turn the hub was asked, and what it has just taken from this desk. */
interface Heard {
  readonly since?: number;
  readonly told?: SaidOfCase;
}

const inOrder = (one: CaseView, other: CaseView): number => (one.id < other.id ? -1 : 1);

/** The cases of this desk together with those of requests that were filed elsewhere. What is said of these is said at the hub. */
const bookOver = (cases: CaseBook, elsewhere: ReadonlyMap<string, CaseView>): CaseBook => ({
  ...cases,
  async cases({ after = '', limit }) {
    const own = await cases.cases({ after, limit });
    const others = [...elsewhere.values()].filter(({ id }) => id > after);
    return [...own, ...others].toSorted(inOrder).slice(0, limit);
  },
  casesOf: async (ids) => [
    ...(await cases.casesOf(ids)),
    ...ids.flatMap((id) => elsewhere.get(id) ?? []),
  ],
});

/** What is said as the hub is to take it: over what was seen there, where the screen showed what stands here. */
const asSeenThere: { readonly [M in Saying]: (said: Said<M>, before: CaseView) => Said<M> } = {
  'shift.hold'(said, { holder, atHub }) {
    const isSeen = sameName(holder?.name ?? '', said.from);
    return isSeen ? { ...said, from: atHub?.holder?.name ?? '' } : said;
  },
  'shift.note'(said, { note, atHub }) {
    // Each side counts for itself: what was seen here says nothing there.
    if (revisionOf(note) === said.over) return { ...said, over: revisionOf(atHub?.note) };
    throw new AppError('case-changed', 'Somebody else changed the case meanwhile', {
      params: [note?.by ?? ''],
    });
  },
  'workshop.tick'(said, { ticks, atHub }) {
    const isSeen = tickAt(ticks, said.step) === said.seen;
    return isSeen ? { ...said, seen: tickAt(atHub?.ticks, said.step) } : said;
  },
};

/** 0 where there is no note. */
const revisionOf = (note: Note | undefined): number => note?.revision ?? 0;

/** The revision of the hub's case that was read last; 0 where none was. */
const readOf = (found: CaseView | undefined): number => found?.atHub?.revision ?? 0;

/** When a task was ticked; empty where it was not. */
const tickAt = (ticks: CaseView['ticks'], step: string): string =>
  ticks?.find((tick) => tick.step === step)?.at ?? '';

/** The hub has not filed the request yet, or is older than this desk. */
const isUnheard = (error: unknown): boolean =>
  isMissing(error) || (error instanceof AppError && error.code === 'unknown-method');

const isSameNote = (one: Note, other: Note | undefined): boolean =>
  one.text === other?.text && one.by === other.by && one.at === other.at;

/** Which part of a case it is about. */
const partOf = { 'shift.hold': 'holder', 'shift.note': 'note', 'workshop.tick': 'ticks' } as const;

/**
 * What is said of cases at a desk that works through a hub. Where the request was handed in or filed elsewhere it is said at the hub, so that of two desks one
 * hears that the other was first; this desk keeps what it heard of its own ones. While the hub is away it is said here, and told there later. What is said of
 * others' cases is in memory alone.
 */
export function createCasesAtHub({ hub, journal, cases, events }: Options) {
  const elsewhere = new Map<string, CaseView>();
  /** Cases of which something may still be told, and of those that the hub refused the revision. */
  const untold = new Set<string>();
  const refused = new Map<string, number>();
  /** Counts what was said at the hub, with when each case was said something of last: what was asked for before is older. */
  let turn = 0;
  const saidAt = new Map<string, number>();
  let era = 0;
  let isLookedThrough = false;

  events.on('shift.changed', (found) => {
    if (!elsewhere.has(found.id) && untoldOf(found).length > 0) untold.add(found.id);
  });

  const change = async (...asked: Parameters<CaseBook['changeCase']>): Promise<CaseView> => {
    const kept = await cases.changeCase(...asked);
    events.emit('shift.changed', kept);
    return kept;
  };

  /** Keeps what was heard of a case of this desk; `told` is what the hub has just taken. */
  const mirror = async (id: string, heard: AtHub, told?: SaidOfCase): Promise<CaseView> => {
    const [before] = await cases.casesOf([id]);
    const isHeard = readOf(before) === heard.revision;
    if (before && isHeard && untoldOf(before).length === 0) return before;
    return change(id, (now) => {
      const revision = (now?.revision ?? 0) + 1;
      const { note, ...said } = withHub(now, heard, told);
      const written = note && (isSameNote(note, now?.note) ? now?.note : { ...note, revision });
      return { id, revision, ...known({ ...said, note: written }), atHub: heard };
    });
  };

  const hearOwn = async (found: CaseView, { since = turn, told }: Heard): Promise<CaseView> => {
    const { id, revision, holder, note, ticks } = found;
    const [before] = await cases.casesOf([id]);
    const isOlder = revision < readOf(before);
    if (before && isOlder && (saidAt.get(id) ?? 0) > since) return before;
    return mirror(id, { revision, ...known({ holder, note, ticks }) }, told);
  };

  const hear = async (found: CaseView, how: Heard = {}): Promise<CaseView> => {
    const asked = era;
    if (await journal.get(found.id)) return hearOwn(found, how);
    const before = elsewhere.get(found.id);
    if (before && before.revision >= found.revision) return before;
    if (asked !== era) return found;
    elsewhere.set(found.id, found);
    events.emit('shift.changed', found);
    return found;
  };

  const sayThere = async <M extends Saying>(method: M, said: Said<M>): Promise<CaseView> => {
    if (!hub) throw new AppError('not-found', 'This event has no hub', { params: ['hub'] });
    const { id } = said;
    const [before] = await cases.casesOf([id]);
    const asked = before ? asSeenThere[method](said, before) : said;
    const answer = caseView.parse(valueOf(await hub.call(method, asked)));
    turn += 1;
    saidAt.set(id, turn);
    const part = partOf[method];
    return hear({ ...answer, id }, { told: { [part]: before?.[part] } });
  };

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
        if (error.code !== 'case-changed') refused.set(id, found.revision);
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

  /** Every case of this desk, page by page. */
  async function* ownCases(): AsyncGenerator<CaseView> {
    for (let after: string | undefined, more = true; more;) {
      const page = await cases.cases({ after, limit: CASES_LISTED });
      yield* page;
      after = page.at(-1)?.id;
      more = page.length === CASES_LISTED;
    }
  }

  /** Everything that an earlier run left untold. */
  const lookThrough = async (): Promise<void> => {
    if (isLookedThrough) return;
    for await (const found of ownCases()) if (untoldOf(found).length > 0) untold.add(found.id);
    isLookedThrough = true;
  };

  return {
    book: hub ? bookOver(cases, elsewhere) : cases,
    /** When the hub is asked, to be handed to `hear`. */
    turn: () => turn,
    /** What the hub says of a case, of this desk's or another's. */
    hear,
    /** It is no other's case (any more). */
    drop: (id: string): void => void elsewhere.delete(id),
    /** Everything was wiped at the hub: what this desk knows of its own is to be told anew. */
    async hubForgot(): Promise<void> {
      for await (const { id, atHub } of ownCases()) {
        if (!atHub) continue;
        await change(id, (now) => {
          const { atHub: _, revision, ...said } = now ?? { id, revision: 0 };
          return { ...said, revision: revision + 1 };
        });
      }
    },
    /** Hands on what was said while the hub was away, or before the request was handed in. Throws what calling the hub throws. */
    async tellAll(): Promise<void> {
      await lookThrough();
      await tellEach();
    },
    forget(): void {
      era += 1;
      elsewhere.clear();
      untold.clear();
      refused.clear();
      isLookedThrough = false;
    },
    /** Throws what the hub says against it, and what calling it throws where the request was filed elsewhere. */
    async say<M extends Saying>(
      method: M,
      said: Said<M>,
      here: () => Promise<CaseView>,
    ): Promise<CaseView> {
      const request = await journal.get(said.id);
      if (!hub || (request && !request.attempted.includes(HAND_IN))) return here();
      return sayThere(method, said).catch((error: unknown) => {
        if (request && (isSilence(error) || isUnheard(error))) return here();
        throw error;
      });
    },
  };
}

/** What is said of cases at a desk that works through a hub. */
export type CasesAtHub = ReturnType<typeof createCasesAtHub>;
