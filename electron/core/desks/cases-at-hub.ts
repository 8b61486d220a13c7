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

interface Options {
  /** Undefined where the desk reaches the systems by itself: then everything is said here. */
  readonly hub: Pick<Hub, 'call'> | undefined;
  readonly journal: Pick<RequestJournal, 'get'>;
  readonly cases: CaseBook;
  readonly events: EventBus;
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
    const isSeen = (note?.revision ?? 0) === said.over;
    return isSeen ? { ...said, over: atHub?.note?.revision ?? 0 } : said;
  },
  'workshop.tick'(said, { ticks, atHub }) {
    const isSeen = tickAt(ticks, said.step) === said.seen;
    return isSeen ? { ...said, seen: tickAt(atHub?.ticks, said.step) } : said;
  },
};

/** When a task was ticked; empty where it was not. */
const tickAt = (ticks: CaseView['ticks'], step: string): string =>
  ticks?.find((tick) => tick.step === step)?.at ?? '';

/** Which part of a case it is about. */
const partOf = { 'shift.hold': 'holder', 'shift.note': 'note', 'workshop.tick': 'ticks' } as const;

/**
 * What is said of cases at a desk that works through a hub. Where the request was handed in or filed elsewhere it is said at the hub, so that of two desks one
 * hears that the other was first; this desk keeps what it heard of its own ones. While the hub is away it is said here, and told there later. What is said of
 * others' cases is in memory alone.
 */
export function createCasesAtHub({ hub, journal, cases, events }: Options) {
  const elsewhere = new Map<string, CaseView>();
  /** Cases of which something may still be told. */
  const untold = new Set<string>();
  let isLookedThrough = false;

  events.on('shift.changed', (found) => {
    if (!elsewhere.has(found.id) && untoldOf(found).length > 0) untold.add(found.id);
  });

  /** Keeps what was heard of a case of this desk; `told` is what the hub has just taken. */
  const mirror = async (
    id: string,
    { holder, note, ticks }: SaidOfCase,
    told?: SaidOfCase,
  ): Promise<CaseView> => {
    const atHub = known({ holder, note, ticks });
    const [before] = await cases.casesOf([id]);
    const isHeard = before && JSON.stringify(before.atHub) === JSON.stringify(atHub);
    if (isHeard && untoldOf(before).length === 0) return before;
    const kept = await cases.changeCase(id, (now) => ({
      id,
      revision: (now?.revision ?? 0) + 1,
      ...known(withHub(now, atHub, told)),
      atHub,
    }));
    events.emit('shift.changed', kept);
    return kept;
  };

  const hear = async (found: CaseView, told?: SaidOfCase): Promise<CaseView> => {
    if (await journal.get(found.id)) return mirror(found.id, found, told);
    const before = elsewhere.get(found.id);
    if (before && before.revision >= found.revision) return before;
    elsewhere.set(found.id, found);
    events.emit('shift.changed', found);
    return found;
  };

  const sayThere = async <M extends Saying>(method: M, said: Said<M>): Promise<CaseView> => {
    if (!hub) throw new AppError('not-found', 'This event has no hub', { params: ['hub'] });
    const [before] = await cases.casesOf([said.id]);
    const asked = before ? asSeenThere[method](said, before) : said;
    const answer = caseView.parse(valueOf(await hub.call(method, asked)));
    const part = partOf[method];
    return hear({ ...answer, id: said.id }, { [part]: before?.[part] });
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
    if (untoldHere.length === 0) await mirror(id, found.atHub ?? {});
  };
  const tell = { holder: tellHolder, note: tellNote, ticks: tellTicks } as const;

  const unlessRefused = (error: unknown): void => {
    if (!(error instanceof AppError && error.sort === 'refused')) throw error;
  };

  /** What cannot be taken stays here; whatever else goes wrong is tried again at the next look. */
  const tellOne = async (id: string): Promise<void> => {
    const [found] = await cases.casesOf([id]);
    if (!found || untoldOf(found).length === 0) return void untold.delete(id);
    if (!(await wasHandedIn(id))) return;
    for (const part of untoldOf(found)) await tell[part](found).catch(unlessRefused);
  };

  /** Everything that an earlier run left untold. */
  const lookThrough = async (): Promise<void> => {
    for (let after: string | undefined, more = !isLookedThrough; more;) {
      const page = await cases.cases({ after, limit: CASES_LISTED });
      for (const found of page) if (untoldOf(found).length > 0) untold.add(found.id);
      after = page.at(-1)?.id;
      more = page.length === CASES_LISTED;
    }
    isLookedThrough = true;
  };

  return {
    book: hub ? bookOver(cases, elsewhere) : cases,
    /** What the hub says of a case, of this desk's or another's. */
    hear,
    /** Hands on what was said while the hub was away, or before the request was handed in. Throws what calling the hub throws. */
    async tellAll(): Promise<void> {
      await lookThrough();
      for (const id of untold) await tellOne(id);
    },
    forget(): void {
      elsewhere.clear();
      untold.clear();
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
        if (request && (isSilence(error) || isMissing(error))) return here();
        throw error;
      });
    },
  };
}

/** What is said of cases at a desk that works through a hub. */
export type CasesAtHub = ReturnType<typeof createCasesAtHub>;
