import type { Output, ParsedInput, Payload } from '../../../shared/contract/index.ts';
import type { OthersPage } from '../../../shared/desks/desks.ts';
import type { RequestView } from '../../../shared/requests/request.ts';
import { AppError } from '../base/errors.ts';
import { known } from '../base/known.ts';
import { createRounds, type RoundsPorts } from '../base/rounds.ts';
import type { Hub } from '../ports/desks/hub.ts';
import type { RequestJournal } from '../ports/request-journal.ts';
import type { Say } from '../ports/shift/case-book.ts';
import type { EventBus } from '../ports/system.ts';
import type { CasesAtHub } from './cases-at-hub.ts';

/** How often the hub is asked what is new: two desks begin with the same newcomer seldom, and are told then anyway. In milliseconds. */
const LOOK_MS = 10_000;

interface Options extends RoundsPorts {
  /** Undefined where the desk reaches the systems by itself. */
  readonly hub: Pick<Hub, 'others'> | undefined;
  readonly journal: Pick<RequestJournal, 'get'>;
  readonly casesAtHub: CasesAtHub;
  readonly events: EventBus;
}

/** Newest first; ISO 8601 in UTC sorts as plain text. */
const inOrder = (one: RequestView, other: RequestView): number => {
  const [a, b] = [one, other].map(({ createdAt, id }) => `${createdAt} ${id}`);
  return (a ?? '') < (b ?? '') ? 1 : -1;
};

const isCode =
  (code: AppError['code']) =>
  (error: unknown): boolean =>
    error instanceof AppError && error.code === code;
const isChange = isCode('case-changed');
/** The hub does not know any more where this desk was. */
const isNoPlace = isCode('hub-refused');
/** The desk may be somebody else's by now. */
const isRevoked = isCode('desk-not-enrolled');

type News = Payload<'elsewhere.changed'>;

/** The requests that were filed elsewhere, as far as they were told. What is filed here too is this desk's own. */
function createMemory({ journal, casesAtHub, events }: Options) {
  const requests = new Map<string, RequestView>();
  /** Counts how often everything was forgotten: what is on its way then comes too late. */
  let era = 0;

  const tell = (news: Partial<News>): void =>
    events.emit('elsewhere.changed', { requests: [], gone: [], forget: false, ...news });

  const drop = (ids: readonly string[]): void => {
    const gone = ids.filter((id) => requests.delete(id));
    for (const id of ids) casesAtHub.drop(id);
    if (gone.length > 0) tell({ gone });
  };
  events.on('requests.changed', ({ id }) => {
    if (requests.has(id)) drop([id]);
  });

  return {
    requests,
    drop,
    era: () => era,
    forget(): void {
      era += 1;
      requests.clear();
      casesAtHub.forget();
      tell({ forget: true });
    },
    async receive(told: readonly RequestView[]): Promise<void> {
      const since = era;
      const news: RequestView[] = [];
      for (const request of told) {
        const before = requests.get(request.id);
        if (before && before.revision >= request.revision) continue;
        const isOwn = (await journal.get(request.id)) !== undefined;
        if (since !== era) return;
        if (isOwn) continue;
        requests.set(request.id, request);
        news.push(request);
      }
      if (news.length > 0) tell({ requests: news });
    },
  };
}

/**
 * What other desks and newcomers' browsers filed at this desk's hub, and who looks after whom there. It is heard again and again and kept in memory alone: these people
 * are not this desk's, and after a lock or a wipe nothing of them is left here.
 */
export function createElsewhere(options: Options) {
  const { hub, casesAtHub, events } = options;
  const memory = createMemory(options);
  let from: string | undefined;
  /** Where this desk had heard all there was; it names nobody, and stays over a lock. */
  let heard: string | undefined;

  const forget = (): void => {
    from = undefined;
    memory.forget();
  };

  /** Answers whether all of it was kept: a lock or a wipe may come between, and nobody is to be told of them any more. */
  const take = async (page: OthersPage, at: ReturnType<CasesAtHub['moment']>): Promise<boolean> => {
    const since = memory.era();
    memory.drop(page.own);
    await memory.receive(page.requests);
    for (const found of page.cases) {
      if (since !== memory.era()) return false;
      await casesAtHub.hear(found, { at });
    }
    if (since !== memory.era()) return false;
    from = page.next;
    if (!page.more) heard = page.next;
    return true;
  };

  const nextPage = (asked: Pick<Hub, 'others'>): Promise<OthersPage> =>
    asked.others(from === undefined ? known({ heard }) : { from }).catch((error: unknown) => {
      if (isNoPlace(error)) heard = undefined;
      if (isNoPlace(error) || isRevoked(error)) forget();
      throw error;
    });

  const hear = async (): Promise<void> => {
    for (let more = hub !== undefined; hub && more;) {
      const since = memory.era();
      const asked = casesAtHub.moment();
      const page = await nextPage(hub);
      if (since !== memory.era()) return;
      if (page.wiped) {
        await casesAtHub.hubForgot();
        forget();
      }
      const isKept = await take(page, page.wiped ? casesAtHub.moment() : asked);
      more = isKept && page.more;
    }
  };

  /** What was said here is told also where something of others cannot be read. */
  const look = async (): Promise<void> => {
    const failures: unknown[] = [];
    const note = (error: unknown): void => void failures.push(error);
    await hear().catch(note);
    await casesAtHub.tellAll().catch(note);
    const [first] = failures;
    if (first instanceof Error) throw first;
  };
  const rounds = createRounds({ ...options, everyMs: LOOK_MS, failed: 'elsewhere-failed', look });
  if (hub) {
    events.on('wipe.done', forget);
    events.on('vault.changed', ({ state }) => {
      if (state === 'open') rounds.thenLook();
      else forget();
    });
  }

  /** Somebody else was first: what they said is heard before this helper is told. */
  const say: Say = async (method, said, here) => {
    try {
      return await casesAtHub.say(method, said, here);
    } catch (error) {
      if (hub && isChange(error)) await rounds.looked(hear);
      throw error;
    }
  };

  return {
    cases: casesAtHub.book,
    say,
    async list({
      olderThan,
      limit,
    }: ParsedInput<'requests.elsewhere'>): Promise<Output<'requests.elsewhere'>> {
      const all = [...memory.requests.values()].toSorted(inOrder);
      const first = all.findIndex(({ id }) => id === olderThan) + 1;
      const page = all.slice(first, first + limit);
      const next = first + limit < all.length ? page.at(-1)?.id : undefined;
      return { requests: page, ...known({ next }) };
    },
    /** Begins where the desk works through a hub. */
    start(): void {
      if (!hub) return;
      rounds.start();
      rounds.thenLook();
    },
    /** Settles once no look is under way any more. */
    stop: () => rounds.stop(),
  };
}

/** What others filed at this desk's hub. */
export type Elsewhere = ReturnType<typeof createElsewhere>;
