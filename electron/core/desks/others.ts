import { z } from 'zod';
import type { Input } from '../../../shared/contract/index.ts';
import { OTHERS_LISTED, type OthersPage } from '../../../shared/desks/desks.ts';
import { nameOfDecider } from '../../../shared/requests/approval.ts';
import type { RequestView } from '../../../shared/requests/request.ts';
import { invalidInput } from '../base/errors.ts';
import { known } from '../base/known.ts';
import type { DeskRegister } from '../ports/desks/desk-register.ts';
import type { RequestJournal, StoredRequest } from '../ports/request-journal.ts';
import type { CaseBook } from '../ports/shift/case-book.ts';
import { registerOf } from './receive.ts';

interface Options {
  /** Undefined where this is no hub. */
  readonly desks?: DeskRegister | undefined;
  readonly journal: Pick<RequestJournal, 'get' | 'list' | 'changedSince'>;
  readonly cases: Pick<CaseBook, 'casesOf'>;
  /** The desk that asks. */
  readonly askedBy: () => string;
  readonly view: (request: StoredRequest) => RequestView;
}

/** Where a page begins: what changed since `cursor`; before that, what is older than a request, as long as that is not all told. */
const place = z.strictObject({ cursor: z.string(), olderThan: z.uuid().optional() });
type Place = z.output<typeof place>;

function placeOf(from: string): Place {
  try {
    return place.parse(JSON.parse(from));
  } catch {
    const fields = [{ field: 'from', rule: 'invalid', params: [] }];
    throw invalidInput(fields, 'No page begins there');
  }
}

/** Where a request was filed, by the name that it was filed in. */
export function filedAt(
  askedBy: string,
  deskNames: ReadonlyMap<string, string>,
): NonNullable<RequestView['elsewhere']> {
  if (askedBy.startsWith('newcomer:')) return { is: 'browser' };
  const desk = /^desk:(?<id>.+)$/u.exec(askedBy)?.groups?.['id'];
  if (desk !== undefined) return { is: 'desk', ...known({ name: deskNames.get(desk) }) };
  const name = nameOfDecider(askedBy);
  return { is: 'hub', ...known({ name: name === '' ? undefined : name }) };
}

/** Tells a desk what others filed at its hub, and what helpers said of any case there. */
export function createOthers({ desks, journal, cases, askedBy, view }: Options) {
  const told = async (found: readonly StoredRequest[]) => {
    const register = registerOf(desks);
    const ids = found.map(({ id }) => id);
    const [own, all, about] = await Promise.all([
      register.handedInBy(askedBy(), ids),
      register.list(),
      cases.casesOf(ids),
    ]);
    const names = new Map(all.map(({ id, name }) => [id, name]));
    return {
      requests: found
        .filter(({ id }) => !own.has(id))
        .map((request) => ({ ...view(request), elsewhere: filedAt(request.askedBy, names) })),
      cases: about.map((one) => ({ ...one, id: own.get(one.id) ?? one.id })),
    };
  };

  const listed = async ({ cursor, olderThan }: Place): Promise<OthersPage> => {
    // One more than is told shows whether there is more.
    const found = await journal.list({ olderThan, limit: OTHERS_LISTED + 1 });
    const page = found.slice(0, OTHERS_LISTED);
    const more = found.length > page.length;
    const next: Place = { cursor, ...known({ olderThan: more ? page.at(-1)?.id : undefined }) };
    return { ...(await told(page)), next: JSON.stringify(next), more, wiped: false };
  };

  const changed = async (since: string): Promise<OthersPage> => {
    const { requests, cursor, more, wiped } = await journal.changedSince(since, OTHERS_LISTED);
    const found = await Promise.all(requests.map(({ id }) => journal.get(id)));
    const next: Place = { cursor };
    const there = found.filter((request) => request !== undefined);
    return { ...(await told(there)), next: JSON.stringify(next), more, wiped };
  };

  return async ({ from }: Input<'desks.others'>): Promise<OthersPage> => {
    // The journal's end is noted before anything is listed: what changes meanwhile is told after it.
    const at =
      from === undefined
        ? { cursor: (await journal.changedSince(undefined, 0)).cursor }
        : placeOf(from);
    const isListed = from === undefined || at.olderThan !== undefined;
    return isListed ? listed(at) : changed(at.cursor);
  };
}

/** Tells a desk what others filed at its hub. */
export type Others = ReturnType<typeof createOthers>;
