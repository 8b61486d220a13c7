import type { Output, ParsedInput } from '../../../shared/contract/index.ts';
import type { OthersPage } from '../../../shared/desks/desks.ts';
import type { RequestView } from '../../../shared/requests/request.ts';
import { AppError } from '../base/errors.ts';
import type { Line } from '../base/in-line.ts';
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
  /** One look at a time. */
  readonly inLine: Line;
}

/** ISO 8601 in UTC sorts as plain text. */
const newestFirst = (one: RequestView, other: RequestView): number =>
  one.createdAt === other.createdAt
    ? one.id < other.id
      ? 1
      : -1
    : one.createdAt < other.createdAt
      ? 1
      : -1;

const isChange = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'case-changed';

/**
 * What other desks and newcomers' browsers filed at this desk's hub, and who looks after whom there. It is heard again and again and kept in memory alone: these people
 * are not this desk's, and after a lock or a wipe nothing of them is left here.
 */
export function createElsewhere({ hub, journal, casesAtHub, events, inLine, ...options }: Options) {
  const requests = new Map<string, RequestView>();
  let from: string | undefined;

  const forget = (): void => {
    requests.clear();
    casesAtHub.forget();
    from = undefined;
  };

  /** What is filed here too is this desk's own. */
  const receive = async (told: readonly RequestView[]): Promise<void> => {
    const news: RequestView[] = [];
    for (const request of told) {
      const before = requests.get(request.id);
      if (before && before.revision >= request.revision) continue;
      if (await journal.get(request.id)) continue;
      requests.set(request.id, request);
      news.push(request);
    }
    if (news.length > 0) events.emit('elsewhere.changed', { requests: news, forget: false });
  };

  const take = async (page: OthersPage): Promise<void> => {
    if (page.wiped) {
      forget();
      events.emit('elsewhere.changed', { requests: [], forget: true });
    }
    await receive(page.requests);
    for (const found of page.cases) await casesAtHub.hear(found);
    from = page.next;
  };

  /** From the beginning where the hub does not know any more where this desk was. */
  const nextPage = async (asked: Pick<Hub, 'others'>): Promise<OthersPage> => {
    if (from === undefined) return asked.others({});
    return asked.others({ from }).catch((error: unknown) => {
      if (error instanceof AppError && error.sort === 'refused') from = undefined;
      throw error;
    });
  };

  const hear = (): Promise<void> =>
    inLine(async () => {
      for (let more = hub !== undefined; hub && more;) {
        const page = await nextPage(hub);
        await take(page);
        ({ more } = page);
      }
    });

  const look = async (): Promise<void> => {
    await hear();
    await casesAtHub.tellAll();
  };
  const rounds = createRounds({
    ...options,
    everyMs: LOOK_MS,
    failed: 'elsewhere-failed',
    look,
  });
  events.on('wipe.done', forget);
  events.on('vault.changed', ({ state }) => {
    if (state === 'open') rounds.thenLook();
    else forget();
  });

  /** Somebody else was first: what they said is heard before this helper is told. */
  const say: Say = async (method, said, here) => {
    try {
      return await casesAtHub.say(method, said, here);
    } catch (error) {
      if (hub && isChange(error)) await hear().catch(() => undefined);
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
      const all = [...requests.values()].toSorted(newestFirst);
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
