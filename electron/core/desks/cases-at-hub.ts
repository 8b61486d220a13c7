import { sameName } from '../../../shared/names/same-name.ts';
import { type CaseView, caseView } from '../../../shared/shift/case.ts';
import { type Told, untoldOf, withHub } from '../../../shared/shift/case-at-hub.ts';
import { AppError, isSilence } from '../base/errors.ts';
import { known } from '../base/known.ts';
import { HAND_IN } from '../kinds/base/through-hub.ts';
import type { Hub } from '../ports/desks/hub.ts';
import type { RequestJournal } from '../ports/request-journal.ts';
import type { CaseBook, Said, Saying } from '../ports/shift/case-book.ts';
import type { EventBus } from '../ports/system.ts';
import { valueOf } from './forward.ts';
import { createTellCases, everyCaseIn, isUnheard } from './tell-cases.ts';

type AtHub = NonNullable<CaseView['atHub']>;
type Note = NonNullable<CaseView['note']>;

interface Options {
  /** Undefined where the desk reaches the systems by itself: then everything is said here. */
  readonly hub: Pick<Hub, 'call'> | undefined;
  readonly journal: Pick<RequestJournal, 'get'>;
  readonly cases: CaseBook;
  readonly events: EventBus;
}

/** When the hub was asked: how much had been heard, and forgotten, by then. */
interface Moment {
  readonly turn: number;
  readonly era: number;
}

/** When the hub was asked for it, and what it has just taken from this desk. */
interface Heard {
  readonly at: Moment;
  readonly told?: Told;
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

/** Somebody else was there first. */
const caseChanged = (who: string): AppError =>
  new AppError('case-changed', 'Somebody else changed the case meanwhile', { params: [who] });

/** What is said as the hub is to take it: over what was seen there, where the screen showed what stands here. */
const asSeenThere: { readonly [M in Saying]: (said: Said<M>, before: CaseView) => Said<M> } = {
  'shift.hold'(said, { holder, atHub }) {
    const held = holder?.name ?? '';
    if (!sameName(held, said.from)) throw caseChanged(held);
    return { ...said, from: atHub?.holder?.name ?? '' };
  },
  'shift.note'(said, { note, atHub }) {
    // Each side counts for itself: what was seen here says nothing there.
    if (revisionOf(note) !== said.over) throw caseChanged(note?.by ?? '');
    return { ...said, over: revisionOf(atHub?.note) };
  },
  'workshop.tick'(said, { ticks, atHub }) {
    const here = tickOf(ticks, said.step);
    if (here && !said.done && here.at !== said.seen) throw caseChanged(here.by);
    return { ...said, seen: tickOf(atHub?.ticks, said.step)?.at ?? '' };
  },
};

/** 0 where there is no note. */
const revisionOf = (note: Note | undefined): number => note?.revision ?? 0;

/** The revision of the hub's case that was read last; 0 where none was. */
const readOf = (found: CaseView | undefined): number => found?.atHub?.revision ?? 0;

/** The tick of a task. */
const tickOf = (ticks: CaseView['ticks'], step: string) =>
  ticks?.find((tick) => tick.step === step);

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
  /** Counts what was heard of this desk's cases, with when that was of each: what was asked for before is older. */
  let turn = 0;
  const heardAt = new Map<string, number>();
  let era = 0;

  events.on('shift.changed', (found) => {
    if (!elsewhere.has(found.id)) telling.note(found);
  });

  const change = async (...asked: Parameters<CaseBook['changeCase']>): Promise<CaseView> => {
    const kept = await cases.changeCase(...asked);
    events.emit('shift.changed', kept);
    return kept;
  };

  const moment = (): Moment => ({ turn, era });

  /** Keeps what was heard of a case of this desk; `told` is what the hub has just taken. */
  const mirror = async (id: string, heard: AtHub, told?: Told): Promise<CaseView> => {
    const [before] = await cases.casesOf([id]);
    const isHeard = before && JSON.stringify(before.atHub) === JSON.stringify(heard);
    if (isHeard && untoldOf(before).length === 0) return before;
    turn += 1;
    heardAt.set(id, turn);
    return change(id, (now) => {
      const revision = (now?.revision ?? 0) + 1;
      const { note, ...said } = withHub(now, heard, told);
      const written = note && (isSameNote(note, now?.note) ? now?.note : { ...note, revision });
      return { id, revision, ...known({ ...said, note: written }), atHub: heard };
    });
  };

  const hearOwn = async (found: CaseView, { at, told }: Heard): Promise<CaseView> => {
    const { id, revision, holder, note, ticks } = found;
    const [before] = await cases.casesOf([id]);
    const isOlder = revision < readOf(before);
    if (before && isOlder && (heardAt.get(id) ?? 0) > at.turn) return before;
    return mirror(id, { revision, ...known({ holder, note, ticks }) }, told);
  };

  const hear = async (found: CaseView, how: Heard): Promise<CaseView> => {
    if (await journal.get(found.id)) return hearOwn(found, how);
    const before = elsewhere.get(found.id);
    if (before && before.revision >= found.revision) return before;
    if (how.at.era !== era) return found;
    elsewhere.set(found.id, found);
    events.emit('shift.changed', found);
    return found;
  };

  /** What this desk has read of a case at the hub is there no more. */
  const unread = (id: string): Promise<unknown> =>
    change(id, (now) => {
      const { atHub: _, revision, ...said } = now ?? { id, revision: 0 };
      return { ...said, revision: revision + 1 };
    });

  const sayThere = async <M extends Saying>(method: M, said: Said<M>): Promise<CaseView> => {
    if (!hub) throw new AppError('not-found', 'This event has no hub', { params: ['hub'] });
    const { id } = said;
    const at = moment();
    const [before] = await cases.casesOf([id]);
    const asked = before ? asSeenThere[method](said, before) : said;
    const answer = caseView.parse(valueOf(await hub.call(method, asked)));
    const step = 'step' in said ? said.step : undefined;
    const part = partOf[method];
    return hear({ ...answer, id }, { at, told: { [part]: before?.[part], step } });
  };

  const telling = createTellCases({ journal, cases, sayThere, mirror });

  return {
    book: hub ? bookOver(cases, elsewhere) : cases,
    /** When the hub is asked, to be handed to `hear`. */
    moment,
    /** What the hub says of a case, of this desk's or another's. */
    hear,
    /** It is no other's case (any more). */
    drop: (id: string): void => void elsewhere.delete(id),
    /** Everything was wiped at the hub: what this desk knows of its own is to be told anew. */
    async hubForgot(): Promise<void> {
      for await (const { id, atHub } of everyCaseIn(cases)) if (atHub) await unread(id);
    },
    /** Hands on what was said while the hub was away, or before the request was handed in. Throws what calling the hub throws. */
    tellAll: () => telling.tellAll(),
    forget(): void {
      era += 1;
      elsewhere.clear();
      telling.forget();
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
