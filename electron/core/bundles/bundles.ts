import type { ParsedInput, Output } from '../../../shared/contract/index.ts';
import type { BundleContent, BundledRequest, BundleReport } from '../../../shared/bundle/bundle.ts';
import { normaliseShellName } from '../../../shared/names/names.ts';
import type { OwnFollowUps } from '../../../shared/requests/follow-ups.ts';
import {
  type RequestKind,
  type RequestState,
  type RequestView,
  unfinishedStates,
} from '../../../shared/requests/request.ts';
import { allOutlines, allRequests } from '../base/pages.ts';
import { AppError } from '../base/errors.ts';
import { known } from '../base/known.ts';
import type { Line } from '../base/in-line.ts';
import { revised } from '../base/revised.ts';
import type { AccountFacts } from '../kinds/account/facts.ts';
import type { Queue } from '../queue/queue.ts';
import type { BundleSeal, Sealer } from '../ports/bundle-seal.ts';
import type { RequestJournal, StoredRequest } from '../ports/request-journal.ts';
import type { Clock, NewId } from '../ports/system.ts';
import { createCardReader } from '../cards/card-form.ts';
import type { CardsService } from '../cards/cards.ts';
import type { FollowUpsService } from '../cards/follow-ups.ts';
import {
  bundled,
  countingIn,
  fitting,
  originOf,
  readContent,
  withoutHash,
  writeContent,
} from './content.ts';
import { foundHere, type FoundIn } from './found-here.ts';
import { judgeArrivals, reportArrivals, type Arrival, type ReadFacts } from './verdicts.ts';
import type { KeysService } from '../people/keys.ts';
import type { NamesService } from '../names/check.ts';
import type { ApprovalGate } from '../requests/approval-gate.ts';
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
  readonly followUps: Pick<FollowUpsService, 'problems' | 'behind'>;
  readonly names: Pick<NamesService, 'broken'>;
  readonly reserved: FoundIn['reserved'];
  readonly keys: KeysService;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly askedBy: () => string;
  readonly gate: ApprovalGate;
  readonly view: (request: StoredRequest) => RequestView;
  readonly show: (request: StoredRequest) => void;
  /** One for all callers of a process: two imports of the same file at once would both find nothing here. */
  readonly inLine: Line;
}

/** What waits here goes; what was exported already goes again only where it is named. */
const going: readonly RequestState[] = ['saved', 'waiting', 'needs-you'];
const goingByName: readonly RequestState[] = [...going, 'handed-over'];

/** What travels is a card: an undo needs to know who made the account, which nobody takes another's word for. */
const travelling: readonly RequestKind[] = ['account'];
const canGo = ({ kind }: StoredRequest): boolean => travelling.includes(kind);

/** What a newcomer asks for beside the card, as a card asks for it: of a project they are the one member. */
const beside = ({ project, ...others }: OwnFollowUps) => ({
  ...others,
  ...known({ project: project && { ...project, members: [] } }),
});

/** Hands cards and requests over between a newcomer's own machine and the desks of the event. */
export function createBundles(options: Options) {
  const { bundleSeal, journal, queue, clock, view, show } = options;
  const readCard = createCardReader(options);
  const now = (): string => clock.now().toISOString();

  const seal = (content: Omit<BundleContent, 'madeAt'>, by: Sealer) =>
    bundleSeal.seal(writeContent({ ...content, madeAt: now() }), by);

  /** The passwords' hashes travel only where the other desk can see that a desk sealed them. */
  const sealDesk = async (requests: readonly StoredRequest[]) => {
    const proven = await bundleSeal.canProve();
    const travelling = requests.map(bundled);
    const bundle = await (proven
      ? seal({ from: 'desk', requests: travelling }, 'desk')
      : seal({ from: 'desk', requests: travelling.map(withoutHash) }, 'anybody'));
    return { bundle, proven };
  };

  /** The request as it stands, held so that nobody sends it meanwhile; undefined where it cannot go. */
  const hold = async (id: string, states: readonly RequestState[], held: string[]) => {
    if (!(await journal.claim(id))) return undefined;
    held.push(id);
    const request = await journal.get(id);
    return request && canGo(request) && states.includes(request.state) ? request : undefined;
  };

  /** A request as it stops here. What it needs to come back stays with it. */
  const stoppedHere = (request: StoredRequest): StoredRequest => {
    const facts = { ...request.facts, handedOver: true };
    const change = { state: 'handed-over', facts, problem: undefined, retryAt: undefined } as const;
    return revised(request, change, clock);
  };

  /** Stops all of them here or none, so that there is a bundle with each that stopped. The clear password does not stay. */
  const stop = async (requests: readonly StoredRequest[]): Promise<void> => {
    await journal.saveAll(requests, []);
    for (const stopped of requests) {
      options.passwords.forget(stopped.id);
      show(stopped);
      void queue.runAfter(stopped.id);
    }
  };

  /** What waits here for those that went, be it by way of others, and does not go with them. */
  const staysBehind = async (gone: readonly StoredRequest[]): Promise<StoredRequest[]> => {
    const ids = new Set(gone.map(({ id }) => id));
    const unfinished = await allRequests(journal, { states: unfinishedStates });
    // The oldest first: nothing waits for what was filed after it.
    return unfinished.toReversed().filter(({ id, after }) => {
      const waits = after !== undefined && ids.has(after);
      if (waits) ids.add(id);
      return waits;
    });
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
    const sealed = await sealDesk(go);
    const stopped = go.map(stoppedHere);
    await stop(stopped);
    const behind = await staysBehind(stopped);
    const left = ids.length - go.length;
    return { ...sealed, requests: stopped.map(view), left, behind: behind.map(view) };
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
    const { content, byDesk } = await bundleSeal.open(bundle);
    const sealed = readContent(content);
    const requests = countingIn(sealed, byDesk);
    const arrivals = judgeArrivals({ requests, byDesk }, await allRequests(journal), readFacts);
    const { from, madeAt } = sealed;
    const about = { from: originOf(from, byDesk), madeAt };
    return { arrivals, about };
  };

  /** As it is to be filed, as things stand now: what was filed a moment ago may stand in the way of what is asked for beside the account. */
  const drawUp = async (arrival: Arrival): Promise<Arrival> => {
    const { request, facts } = arrival;
    if (facts === undefined) return arrival;
    if (request.further === undefined) return { ...arrival, account: accountFrom(arrival, facts) };
    const proving = { ...facts, mustProve: true };
    const account = accountFrom(arrival, proving);
    const behind = await options.followUps.behind(account, beside(request.further));
    return { ...arrival, facts: proving, account, behind };
  };

  /** The account and what waits for it are on disk together or not at all. */
  const put = async ({ account, facts, standing, behind }: Arrival): Promise<void> => {
    if (!account || !facts) return;
    const waiting = behind?.requests ?? [];
    const all = [account, ...waiting];
    if (standing) {
      await options.cards.fulfil(standing.id, { facts }, waiting);
    } else {
      await journal.file(all);
      for (const one of all) show(one);
    }
    for (const { id } of all) void queue.run(id);
  };

  const file = async (arrival: Arrival): Promise<void> => {
    const { request, verdict, standing } = arrival;
    if (verdict === 'comes-back') await options.requests.retry(standing?.id ?? request.id);
    await put(arrival);
  };

  /** The account's request as it is to stand here: who was expected has one already. */
  const accountFrom = ({ request, standing }: Arrival, facts: AccountFacts): StoredRequest =>
    standing ? { ...standing, facts } : fresh(request, facts);

  /** A request that keeps its id. Its machine's clock may run ahead, and would put it before everybody else's for ever. */
  const fresh = ({ id, createdAt }: BundledRequest, facts: AccountFacts): StoredRequest => {
    const at = now();
    const asked = { kind: 'account', facts, id } as const;
    return newRequest({ ...asked, createdAt: createdAt < at ? createdAt : at }, options);
  };

  return {
    canSeal: bundleSeal.canSeal,

    /**
     * Files a card that a desk of this event hands in as `import` does with one that a desk sealed; `more` comes to its facts. `before` is told what will be filed,
     * and nothing is where it throws.
     */
    take: (
      request: BundledRequest,
      more: Partial<AccountFacts>,
      before: (arrival: Arrival) => void,
    ): Promise<Arrival> =>
      options.inLine(async () => {
        const arrived = { requests: [request], byDesk: true };
        const typed = readFacts(request.facts);
        const facts = typed.ok ? { ...typed.facts, ...more } : undefined;
        const here = await foundHere(request.id, facts, options);
        const [judged] = judgeArrivals(arrived, here, () => (facts ? { ok: true, facts } : typed));
        // One verdict for each request: there was one.
        const arrival = await drawUp(judged as Arrival);
        before(arrival);
        await file(arrival);
        return arrival;
      }),

    /** Seals one card of a newcomer with what they ask for beside it. Nothing is kept here: the bundle is all there is of it. */
    async make({ further = {}, ...card }: Card): Promise<Output<'bundles.make'>> {
      const wrong = await options.followUps.problems(
        beside(further),
        normaliseShellName(card.shellName),
      );
      const facts = readCard(card, wrong);
      const request = bundled({ id: options.newId(), createdAt: now(), facts });
      const hasMore = Object.values(further).some((part) => part !== undefined);
      const requests = [hasMore ? { ...request, further } : request];
      const by = hasMore ? 'newcomer' : 'anybody';
      return { bundle: await seal({ from: 'newcomer', requests }, by) };
    },

    /** Throws `bundle-nothing` where none of the requests can go now. */
    async export(ids: readonly string[] | undefined): Promise<Output<'bundles.export'>> {
      const held: string[] = [];
      const open = ids ? [] : await allOutlines(journal, { kinds: travelling, states: going });
      const wanted = ids ?? open.map(({ id }) => id).toReversed();
      try {
        return await exportHeld(wanted, ids ? goingByName : going, held);
      } finally {
        for (const id of held) await journal.release(id);
      }
    },

    async inspect(bundle: string): Promise<BundleReport> {
      const { arrivals, about } = await judge(bundle);
      const shown = await Promise.all(arrivals.map(drawUp));
      return { ...about, requests: reportArrivals(shown) };
    },

    import: (bundle: string): Promise<BundleReport> =>
      options.inLine(async () => {
        const { arrivals, about } = await judge(bundle);
        const shown: Arrival[] = [];
        for (const one of arrivals) {
          const arrival = await drawUp(one);
          await file(arrival);
          shown.push(arrival);
        }
        return { ...about, requests: reportArrivals(shown) };
      }),
  };
}

/** Exports and imports requests as transfer files. */
export type BundlesService = ReturnType<typeof createBundles>;
