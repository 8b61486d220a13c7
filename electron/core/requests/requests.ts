import type { ParsedInput } from '../../../shared/contract/index.ts';
import { type RequestView, openStates } from '../../../shared/requests/request.ts';
import type { AccountRules } from '../../../shared/domain/profile.ts';
import { AppError } from '../base/errors.ts';
import { type AccountFacts, accountOf, cardOf, withoutPassword } from '../kinds/account/facts.ts';
import type { Queue } from '../queue/queue.ts';
import { ownQueue } from '../queue/leased-queue.ts';
import type { Directory } from '../ports/directory.ts';
import type { QueueLease } from '../ports/queue-lease.ts';
import type { Clock, HashPassword, NewId } from '../ports/system.ts';
import type { RequestJournal, StoredRequest } from '../ports/request-journal.ts';
import type { FieldProblem } from '../../../shared/result.ts';
import type { KeysService } from '../people/keys.ts';
import { createCardReader, createFormReader } from '../cards/card-form.ts';
import { createAmend } from '../cards/amend.ts';
import { conflictOf } from '../cards/name-conflict.ts';
import type { NamesService } from '../names/check.ts';
import type { Names } from '../names/name-pair.ts';
import { newRequest } from './new-request.ts';
import { passwordProblem } from '../cards/password-rules.ts';
import type { Passwords } from '../kinds/account/passwords.ts';

type Card = Omit<ParsedInput<'requests.submit'>, 'further'>;

interface Options {
  readonly journal: RequestJournal;
  readonly queue: Queue;
  readonly lease: QueueLease;
  readonly directory: Pick<Directory, 'look'>;
  readonly names: Pick<NamesService, 'broken' | 'check'>;
  readonly keys: KeysService;
  readonly passwords: Passwords;
  readonly rules: AccountRules;
  readonly clock: Clock;
  readonly hashPassword: HashPassword;
  readonly newId: NewId;
  readonly askedBy: () => string;
  readonly view: (request: StoredRequest) => RequestView;
  readonly show: (request: StoredRequest) => void;
}

type Change = (request: StoredRequest) => Partial<StoredRequest> | Promise<Partial<StoredRequest>>;

/** Files, shows and steers requests. */
export function createRequests(options: Options) {
  const { journal, queue, passwords, rules, clock, view } = options;
  const readForm = createFormReader(options);

  const stored = async (id: string): Promise<StoredRequest> => {
    const request = await journal.get(id);
    if (request) return request;
    throw new AppError('not-found', `No request ${id}`, { params: [id] });
  };

  /** Cards filed by this process, by what makes them the same card. */
  const filed = new Map<string, Promise<StoredRequest>>();

  const file = async (facts: AccountFacts): Promise<StoredRequest> => {
    const request = newRequest(facts, 'saved', options);
    await journal.save(request);
    options.show(request);
    return request;
  };

  /** The same card sent twice is one request: a double click must not become a second account. */
  const fileOnce = async (facts: AccountFacts): Promise<StoredRequest> => {
    const card = cardOf(facts);
    for (;;) {
      const earlier = filed.get(card);
      const standing = earlier && (await journal.get((await earlier).id));
      if (standing && openStates.includes(standing.state)) return standing;
      if (filed.get(card) !== earlier) continue; // filed by another call while this one looked
      const filing = file(facts);
      filed.set(card, filing);
      filing.catch(() => filed.delete(card));
      return filing;
    }
  };

  const checkPassword = (password: string, request: StoredRequest): void => {
    const problem = passwordProblem(password, accountOf(request), rules.minPasswordLength);
    if (!problem) return;
    throw new AppError('invalid-input', `password: ${problem.rule}`, { fields: [problem] });
  };

  const withPassword = ({ facts }: StoredRequest, password: string): StoredRequest['facts'] => ({
    ...facts,
    passwordHash: options.hashPassword(password),
  });

  const notOpen = (id: string, state: string): AppError =>
    new AppError('request-not-open', `Request ${id} is ${state}`, { params: [state] });

  /** Changes a request that nobody works on; undefined where somebody does. */
  const changeFree = async (id: string, change: Change): Promise<StoredRequest | undefined> => {
    if (!(await journal.claim(id))) return undefined;
    try {
      const request = await stored(id);
      const ended = request.state === 'confirmed' || request.state === 'dismissed';
      if (ended) throw notOpen(id, request.state);
      const updatedAt = clock.now().toISOString();
      const changed = { ...request, ...(await change(request)), updatedAt };
      await journal.save(changed);
      options.show(changed);
      return changed;
    } finally {
      await journal.release(id);
    }
  };

  /** Changes an open request while nobody sends it. Throws `request-not-open` where it has ended or is being sent. */
  const steer = async (id: string, change: Change): Promise<StoredRequest> => {
    await stored(id);
    await ownQueue(options.lease);
    const changed = await changeFree(id, change);
    if (changed) return changed;
    throw notOpen(id, 'sending');
  };

  /** The card of somebody who was expected and has come. Sent twice, it is still one request. */
  const fulfil = async (id: string, facts: AccountFacts): Promise<StoredRequest> => {
    const standing = await stored(id);
    const isDone = openStates.includes(standing.state) && cardOf(standing.facts) === cardOf(facts);
    if (isDone) return standing;
    return steer(id, ({ state }) => {
      if (state !== 'expected') throw notOpen(id, state);
      return { state: 'saved', facts };
    });
  };

  const dismissWaiters = async (id: string, change: Change): Promise<void> => {
    for (const waiter of queue.waitersOf(id)) {
      if (!openStates.includes((await stored(waiter)).state)) continue;
      // One that looks at the other at this very moment is free when it has seen what became of that.
      if (!(await changeFree(waiter, change))) {
        await queue.run(waiter);
        await changeFree(waiter, change);
      }
      await dismissWaiters(waiter, change);
    }
    void queue.runAfter(id);
  };

  const amend = createAmend({ ...options, readCard: createCardReader(options) });
  /** Changes what is asked for and goes on with it. */
  const goOn = async (id: string, change: Change): Promise<RequestView> => {
    const changed = await steer(id, change);
    void queue.run(id);
    return view(changed);
  };

  return {
    stored,
    steer,
    fulfil,
    rename: async (id: string, typed: Names): Promise<RequestView> =>
      goOn(id, await amend.rename(id, typed)),
    edit: (id: string, wish: Omit<ParsedInput<'requests.edit'>, 'id'>): Promise<RequestView> =>
      goOn(id, amend.edit(wish)),
    conflict: async (id: string) => conflictOf(await stored(id), options),

    /**
     * Puts a card on disk; nothing is sent for it before the queue is told to. Throws `invalid-input` with everything that is wrong
     * with it, `others` included.
     */
    async file(
      { expected, ...card }: Card,
      others: readonly FieldProblem[] = [],
    ): Promise<StoredRequest> {
      const facts = readForm(card, others);
      const request = await (expected === undefined ? fileOnce(facts) : fulfil(expected, facts));
      passwords.keep(request.id, card.password);
      return request;
    },

    async list(): Promise<{ requests: RequestView[]; pending: number }> {
      const requests = await journal.list();
      const pending = requests.filter(({ state }) => openStates.includes(state)).length;
      return { requests: requests.map(view), pending };
    },

    get: async (id: string): Promise<RequestView> => view(await stored(id)),

    /** Sends a waiting or stopped request again now, with the password typed once more where one is given. */
    async retry(id: string, password: string | undefined): Promise<RequestView> {
      const open = await steer(id, (request) => {
        // Whoever is only expected has agreed to nothing yet: their card is filled in and submitted.
        if (request.state === 'expected') throw notOpen(id, request.state);
        if (password !== undefined) checkPassword(password, request);
        const facts = password === undefined ? request.facts : withPassword(request, password);
        return { state: 'saved', facts, problem: undefined, retryAt: undefined };
      });
      if (password !== undefined) passwords.keep(id, password);
      void queue.run(id);
      return view(open);
    },

    /** What waits for it goes with it, for the same reason. */
    async dismiss(id: string, reason: string): Promise<RequestView> {
      const change: Change = ({ facts }) => ({
        state: 'dismissed',
        dismissedBecause: reason,
        facts: withoutPassword(facts),
      });
      const dismissed = await steer(id, change);
      passwords.forget(id);
      await dismissWaiters(id, change);
      return view(dismissed);
    },

    async sync(): Promise<{ requests: RequestView[] }> {
      await ownQueue(options.lease);
      const before = (await journal.list()).filter(({ state }) => openStates.includes(state));
      await queue.runAll();
      const after = await Promise.all(before.map(({ id }) => stored(id)));
      return { requests: after.map(view) };
    },
  };
}

export type RequestsService = ReturnType<typeof createRequests>;
