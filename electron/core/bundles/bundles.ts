import type { ParsedInput, Output } from '../../../shared/contract/index.ts';
import type { BundleContent, BundledRequest, BundleReport } from '../../../shared/bundle/bundle.ts';
import type { RequestState, RequestView } from '../../../shared/requests/request.ts';
import { AppError } from '../base/errors.ts';
import type { Line } from '../base/in-line.ts';
import type { AccountFacts } from '../kinds/account/facts.ts';
import type { Queue } from '../queue/queue.ts';
import type { BundleSeal } from '../ports/bundle-seal.ts';
import type { RequestJournal, StoredRequest } from '../ports/request-journal.ts';
import type { Clock, NewId } from '../ports/system.ts';
import { createCardReader } from '../cards/card-form.ts';
import type { CardsService } from '../cards/cards.ts';
import { bundled, fitting, readContent, writeContent } from './content.ts';
import { judgeArrivals, reportArrivals, type Arrival, type ReadFacts } from './verdicts.ts';
import type { KeysService } from '../people/keys.ts';
import type { NamesService } from '../names/check.ts';
import { newRequest } from '../requests/new-request.ts';
import type { Passwords } from '../kinds/account/passwords.ts';
import type { RequestsService } from '../requests/requests.ts';

type Card = ParsedInput<'bundles.make'>;

interface Options {
  readonly bundleSeal: BundleSeal;
  readonly journal: RequestJournal;
  readonly queue: Pick<Queue, 'run' | 'runAfter'>;
  readonly passwords: Pick<Passwords, 'forget'>;
  readonly requests: Pick<RequestsService, 'retry'>;
  readonly cards: Pick<CardsService, 'fulfil'>;
  readonly names: Pick<NamesService, 'broken'>;
  readonly keys: KeysService;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly askedBy: () => string;
  readonly view: (request: StoredRequest) => RequestView;
  readonly show: (request: StoredRequest) => void;
  /** One for all callers of a process: two imports of the same file at once would both find nothing here. */
  readonly inLine: Line;
}

/** What waits here goes; what was exported already goes again only where it is named. */
const going: readonly RequestState[] = ['saved', 'waiting', 'needs-you'];
const goingByName: readonly RequestState[] = [...going, 'handed-over'];

/** What travels is a card: an undo needs to know who made the account, which nobody takes another's word for. */
const canGo = ({ kind }: StoredRequest): boolean => kind === 'account';

/** Hands cards and requests over between a newcomer's own machine and the desks of the event. */
export function createBundles(options: Options) {
  const { bundleSeal, journal, queue, clock, view, show } = options;
  const readCard = createCardReader(options);
  const now = (): string => clock.now().toISOString();

  const seal = (from: BundleContent['from'], requests: BundleContent['requests']) =>
    bundleSeal.seal(writeContent({ from, madeAt: now(), requests }));

  /** The request as it stands, held so that nobody sends it meanwhile; undefined where it cannot go. */
  const hold = async (id: string, states: readonly RequestState[], held: string[]) => {
    if (!(await journal.claim(id))) return undefined;
    held.push(id);
    const request = await journal.get(id);
    return request && canGo(request) && states.includes(request.state) ? request : undefined;
  };

  /** Stops a request here. What it needs to come back stays with it; the clear password does not. */
  const exportOne = async (request: StoredRequest): Promise<RequestView> => {
    const stopped: StoredRequest = {
      ...request,
      state: 'handed-over',
      updatedAt: now(),
      facts: { ...request.facts, handedOver: true },
      problem: undefined,
      retryAt: undefined,
    };
    await journal.save(stopped);
    options.passwords.forget(request.id);
    show(stopped);
    void queue.runAfter(request.id);
    return view(stopped);
  };

  /** Sealed first: a request stops here only once there is a bundle with it. */
  const exportHeld = async (
    ids: readonly string[],
    states: readonly RequestState[],
    held: string[],
  ): Promise<Output<'bundles.export'>> => {
    const ready: StoredRequest[] = [];
    for (const id of ids) {
      const request = await hold(id, states, held);
      if (request) ready.push(request);
    }
    const go = fitting(ready);
    if (go.length === 0) throw new AppError('bundle-nothing', 'Nothing can be handed over now');
    const bundle = await seal('desk', go.map(bundled));
    const requests: RequestView[] = [];
    for (const request of go) requests.push(await exportOne(request));
    return { bundle, requests, left: ids.length - go.length };
  };

  const readFacts: ReadFacts = ({ agreedAt, passwordHash, ...typed }) => {
    try {
      // A card without both consents is never sealed; `agreedAt` is when they were given.
      const card = { ...typed, consent: { terms: true, publicEmail: true } };
      const facts = { ...readCard(card), agreedAt, handedOver: true };
      return { ok: true, facts: passwordHash === undefined ? facts : { ...facts, passwordHash } };
    } catch (error) {
      if (error instanceof AppError && error.code === 'invalid-input')
        return { ok: false, fields: error.fields };
      throw error;
    }
  };

  const judge = async (bundle: string) => {
    const { requests, from, madeAt } = readContent(await bundleSeal.open(bundle));
    const arrivals = judgeArrivals(requests, await journal.list(), readFacts);
    const report: BundleReport = { from, madeAt, requests: reportArrivals(arrivals) };
    return { arrivals, report };
  };

  const file = async ({ request, facts, verdict, standing }: Arrival): Promise<void> => {
    const { requests, cards } = options;
    if (verdict === 'comes-back') await requests.retry(standing?.id ?? request.id);
    if (facts === undefined) return;
    const filed = standing ? await cards.fulfil(standing.id, facts) : fresh(request, facts);
    if (!standing) await journal.file([filed]);
    show(filed);
    void queue.run(filed.id);
  };

  /** A request that keeps its id. Its machine's clock may run ahead, and would put it before everybody else's for ever. */
  const fresh = ({ id, createdAt }: BundledRequest, facts: AccountFacts): StoredRequest => {
    const request = newRequest(facts, 'saved', options);
    return {
      ...request,
      id,
      createdAt: createdAt < request.createdAt ? createdAt : request.createdAt,
    };
  };

  return {
    canSeal: bundleSeal.canSeal,

    /** Seals one card of a newcomer. Nothing is kept here: the bundle is all there is of it. */
    async make(card: Card): Promise<Output<'bundles.make'>> {
      const request = { id: options.newId(), createdAt: now(), facts: readCard(card) };
      return { bundle: await seal('newcomer', [bundled(request)]) };
    },

    /** Throws `bundle-nothing` where none of the requests can go now. */
    async export(ids: readonly string[] | undefined): Promise<Output<'bundles.export'>> {
      const held: string[] = [];
      const open = (await journal.list()).filter((it) => canGo(it) && going.includes(it.state));
      const wanted = ids ?? open.map(({ id }) => id).toReversed();
      try {
        return await exportHeld(wanted, ids ? goingByName : going, held);
      } finally {
        for (const id of held) await journal.release(id);
      }
    },

    inspect: async (bundle: string): Promise<BundleReport> => (await judge(bundle)).report,

    import: (bundle: string): Promise<BundleReport> =>
      options.inLine(async () => {
        const { arrivals, report } = await judge(bundle);
        for (const arrival of arrivals) await file(arrival);
        return report;
      }),
  };
}

/** Exports and imports requests as transfer files. */
export type BundlesService = ReturnType<typeof createBundles>;
