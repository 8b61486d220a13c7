import { z } from 'zod';
import type { Input } from '../../../shared/contract/index.ts';
import { OTHERS_LISTED, type OthersPage } from '../../../shared/desks/desks.ts';
import { nameOfDecider } from '../../../shared/requests/approval.ts';
import {
  type RequestState,
  type RequestView,
  unfinishedStates,
} from '../../../shared/requests/request.ts';
import { invalidInput } from '../base/errors.ts';
import { known } from '../base/known.ts';
import type { DeskRegister, HandedInUnder } from '../ports/desks/desk-register.ts';
import type { RequestJournal, RequestsAsked, StoredRequest } from '../ports/request-journal.ts';
import type { CaseBook } from '../ports/shift/case-book.ts';
import type { Clock } from '../ports/system.ts';
import { registerOf } from './receive.ts';

interface Options {
  /** Undefined where this is no hub. */
  readonly desks?: DeskRegister | undefined;
  readonly journal: Pick<RequestJournal, 'get' | 'list' | 'changedSince'>;
  readonly cases: Pick<CaseBook, 'casesOf'>;
  /** The desk that asks. */
  readonly askedBy: () => string;
  readonly clock: Pick<Clock, 'now'>;
  readonly view: (request: StoredRequest) => RequestView;
}

/**
 * What is told first, one after the other: all that is not done, what was filed lately, and what was said of whatever the desk handed in itself, however long ago:
 * it may have been closed since. Whoever of the others was done earlier is found in the directory.
 */
const firstParts = ['unfinished', 'lately', 'own'] as const;
const LATELY_MS = 3 * 24 * 3_600_000;
const notDone: readonly RequestState[] = [...unfinishedStates, 'expected'];

/** Where a page begins: what changed since `cursor`; before that, behind a request of a part that is told first. */
const place = z.strictObject({
  cursor: z.string(),
  part: z.enum(firstParts).optional(),
  behind: z.uuid().optional(),
});
type Place = z.output<typeof place>;
/** A part that is told first. */
type First = NonNullable<Place['part']>;
/** Of the desk's own requests at the hub, the ids that it handed them in under. */
type Own = ReadonlyMap<string, readonly string[]>;

function placeOf(from: string, field = 'from'): Place {
  try {
    return place.parse(JSON.parse(from));
  } catch {
    const fields = [{ field, rule: 'invalid', params: [] }];
    throw invalidInput(fields, 'No page begins there');
  }
}

/** Where a request was filed, by the name that it was filed in; `asking` is the name of the desk that is told: what it asked the hub for was filed at the hub. */
export function filedAt(
  askedBy: string,
  deskNames: ReadonlyMap<string, string>,
  asking = '',
): NonNullable<RequestView['elsewhere']> {
  if (askedBy === asking) return { is: 'hub' };
  if (askedBy.startsWith('newcomer:')) return { is: 'browser' };
  const desk = /^desk:(?<id>.+)$/u.exec(askedBy)?.groups?.['id'];
  if (desk !== undefined) return { is: 'desk', ...known({ name: deskNames.get(desk) }) };
  const name = nameOfDecider(askedBy);
  return { is: 'hub', ...known({ name: name === '' ? undefined : name }) };
}

/** Tells a desk what others filed at its hub, and what helpers said of any case there. */
export function createOthers({ desks, journal, cases, askedBy, clock, view }: Options) {
  /** Cases under the ids that the desk knows them by. */
  const casesFor = async (ids: readonly string[], own: Own): Promise<OthersPage['cases']> =>
    (await cases.casesOf(ids)).flatMap((one) =>
      (own.get(one.id) ?? [one.id]).map((id) => ({ ...one, id })),
    );

  const told = async (found: readonly StoredRequest[]) => {
    const register = registerOf(desks);
    const ids = found.map(({ id }) => id);
    const [own, all] = await Promise.all([register.handedInBy(askedBy(), ids), register.list()]);
    const names = new Map(all.map(({ id, name }) => [id, name]));
    const others = found.filter(({ id }) => !own.has(id));
    return {
      requests: others.flatMap((request) => {
        const elsewhere = filedAt(request.askedBy, names, askedBy());
        return viewed(request).map((shown) => ({ ...shown, elsewhere }));
      }),
      own: [...own.keys()],
      cases: await casesFor(ids, own),
    };
  };

  const toldOfOwn = async (rows: readonly HandedInUnder[]) => {
    const byRequest = Map.groupBy(rows, ({ request }) => request);
    const own = new Map([...byRequest].map(([request, of]) => [request, of.map(({ id }) => id)]));
    return { requests: [], own: [...own.keys()], cases: await casesFor([...own.keys()], own) };
  };

  /** One that cannot be read keeps nobody from hearing of the others. */
  const viewed = (request: StoredRequest): RequestView[] => {
    try {
      return [view(request)];
    } catch {
      return [];
    }
  };

  const filterOf = (part: Exclude<First, 'own'>): RequestsAsked => {
    if (part === 'unfinished') return { states: notDone };
    return { since: new Date(clock.now().getTime() - LATELY_MS).toISOString() };
  };

  /** A page of a part, and one row more where there is more of it. */
  const pageOf = async (part: First, behind: string | undefined) => {
    const limit = OTHERS_LISTED + 1;
    if (part === 'own') {
      const rows = await registerOf(desks).handedInPage(askedBy(), { after: behind, limit });
      return { rows, tell: () => toldOfOwn(rows.slice(0, OTHERS_LISTED)) };
    }
    const rows = await journal.list({ ...filterOf(part), olderThan: behind, limit });
    return { rows, tell: () => told(rows.slice(0, OTHERS_LISTED)) };
  };

  const listed = async (part: First, { cursor, behind }: Place): Promise<OthersPage> => {
    const { rows, tell } = await pageOf(part, behind);
    const following = firstParts[firstParts.indexOf(part) + 1];
    const next: Place =
      rows.length > OTHERS_LISTED
        ? { cursor, part, ...known({ behind: rows[OTHERS_LISTED - 1]?.id }) }
        : { cursor, ...known({ part: following }) };
    // Behind all of it comes what changed meanwhile, or since this desk had heard all.
    return { ...(await tell()), next: JSON.stringify(next), more: true, wiped: false };
  };

  const changed = async (since: string): Promise<OthersPage> => {
    const { requests, cursor, more, wiped } = await journal.changedSince(since, OTHERS_LISTED);
    const found = await Promise.all(requests.map(({ id }) => journal.get(id)));
    const next: Place = { cursor };
    const there = found.filter((request) => request !== undefined);
    return { ...(await told(there)), next: JSON.stringify(next), more, wiped };
  };

  /** The journal's end is noted before anything is listed: what changes meanwhile is told after it. */
  const beginning = async (heard: string | undefined): Promise<Place> => {
    const { cursor } =
      heard === undefined ? await journal.changedSince(undefined, 0) : placeOf(heard, 'heard');
    return { cursor, part: firstParts[0] };
  };

  return async ({ from, heard }: Input<'desks.others'>): Promise<OthersPage> => {
    const at = from === undefined ? await beginning(heard) : placeOf(from);
    return at.part === undefined ? changed(at.cursor) : listed(at.part, at);
  };
}

/** Tells a desk what others filed at its hub. */
export type Others = ReturnType<typeof createOthers>;
