import type { EventName, Method, ParsedInput } from '../../../shared/contract/index.ts';
import { begunCard, type BegunCard, type KioskView } from '../../../shared/contract/kiosk.ts';
import type { ApprovalView } from '../../../shared/requests/approval.ts';
import type { RequestView } from '../../../shared/requests/request.ts';
import { AppError } from '../base/errors.ts';
import { createLine, type Line } from '../base/in-line.ts';
import { known } from '../base/known.ts';
import type { Clock, EventBus, Log } from '../ports/system.ts';
import type { KioskKeeper, KioskRecord, Vault } from '../ports/vault.ts';
import { createPinPauses } from './pin-pauses.ts';
import { toldWhileHandedOver, whileHandedOver } from './while-handed-over.ts';

/** How often it is looked whether another process handed the screen over, or took it back. */
const LOOK_MS = 2000;

/** A text sealed for here opens nowhere else. */
const CONTEXT = 'card of a screen that is handed over';

interface Options {
  readonly kiosk: KioskKeeper;
  readonly vault: Pick<Vault, 'seal' | 'unlock'>;
  readonly lock: { isLocked(): boolean };
  /** An account's request and all that came after it, as they are told. */
  readonly requestsOf: (id: string) => Promise<readonly RequestView[]>;
  readonly clock: Clock;
  readonly events: EventBus;
  readonly log: Log;
}

const notHandedOver = (): AppError => new AppError('not-found', 'The screen is not handed over');

/** Who looks after it is nothing for whoever asked for it; what they are asked, and why it was refused, is. */
function withoutNames({
  holder: _,
  question,
  answer,
  decided,
  ...own
}: ApprovalView): ApprovalView {
  const nameless = <T extends object>(said: T | undefined) => said && { ...said, name: '' };
  const told = {
    question: nameless(question),
    answer: nameless(answer),
    decided: nameless(decided),
  };
  return { ...own, ...known(told) };
}

/** A newcomer's own request: what others typed about it, and the names of others in what went wrong, are none of theirs. */
export function ownView(request: RequestView): RequestView {
  const { email: _, alternatives: __, sharedBecause: ___, hasAccount: ____, ...rest } = request;
  const { problem, steps, approval, ...own } = rest;
  const bare = (found: typeof problem) => found && { code: found.code, params: [] };
  return {
    ...own,
    ...known({ problem: bare(problem), approval: approval && withoutNames(approval) }),
    steps: steps.map(({ id, state }) => ({ id, state })),
  };
}

/** The newcomer's own requests, once there are any, as far as this process was told of them. */
function createOwnRequests({ requestsOf }: Pick<Options, 'requestsOf'>) {
  let own = new Map<string, RequestView>();
  return {
    list: (): RequestView[] => [...own.values()].map(ownView),
    forget: (): void => void (own = new Map()),
    /** Answers whether it is one of them. */
    receive(request: RequestView): boolean {
      const before = own.get(request.id);
      if (!before && !own.has(request.after ?? '')) return false;
      if (!before || before.revision < request.revision) own.set(request.id, request);
      return true;
    },
    /** Asks the journal; nothing is known while that cannot be read. */
    async load(id: string): Promise<void> {
      try {
        const found = (await requestsOf(id)).toReversed();
        own = new Map(found.map((request) => [request.id, request]));
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
      }
    },
  };
}

/** What of a record screens are told of, to see whether it is other than before; a wrong PIN is not. */
const markOf = (record: KioskRecord | undefined): string =>
  record === undefined ? '' : JSON.stringify([record.filed, record.cleared === true]);

/** What the process knows of the hand-over, and tells. */
function createState({ kiosk, lock, events, ...options }: Options) {
  const own = createOwnRequests(options);
  let record: KioskRecord | undefined;
  let step: KioskView['step'];

  const view = (): KioskView => ({
    handedOver: record !== undefined,
    ...known({ step: record && step }),
    requests: record && !record.cleared && !lock.isLocked() ? own.list() : [],
    filed: record?.filed !== undefined,
    cleared: record?.cleared === true,
  });
  const tell = (): KioskView => {
    const told = view();
    events.emit('kiosk.changed', told);
    return told;
  };
  const put = (now: KioskRecord | undefined): void => {
    const isNews = markOf(record) !== markOf(now);
    record = now;
    if (now === undefined) {
      step = undefined;
      own.forget();
    }
    if (isNews) tell();
  };
  events.on('requests.changed', (request) => {
    if (record?.filed !== undefined && own.receive(request)) tell();
  });
  return {
    own,
    view,
    known: () => record,
    /** As it is on the disk now, which another process may have written. */
    async look(): Promise<KioskRecord | undefined> {
      put(await kiosk.read());
      return record;
    },
    async write(now: KioskRecord): Promise<void> {
      await kiosk.write(now);
      put(now);
    },
    async remove(): Promise<void> {
      await kiosk.remove();
      put(undefined);
    },
    note(now: NonNullable<KioskView['step']>): KioskView {
      step = now;
      return tell();
    },
  };
}

/** Gives the desk back for the right PIN. A wrong one is counted before it is looked at, so that nobody guesses by ending the process. */
function createTakeBack(
  { kiosk, clock }: Options,
  { look, write, remove }: ReturnType<typeof createState>,
) {
  const pauses = createPinPauses(clock);
  return async (pin: string): Promise<string | undefined> => {
    const found = await look();
    if (!found) return undefined;
    pauses.note(found.wrong);
    pauses.check();
    const wrong = found.wrong + 1;
    await write({ ...found, wrong });
    if (!(await kiosk.isPin(pin, found.pin))) {
      pauses.note(wrong);
      throw new AppError('pin-wrong', 'This is not the PIN');
    }
    pauses.note(0);
    await remove();
    return found.filed;
  };
}

/**
 * The lock behind a screen that is handed over to a newcomer: while it is, nobody of this process is answered or told anything but what that screen
 * needs, and neither is any other process on the same data. Only the PIN ends it.
 */
export function createKiosk(options: Options) {
  const { kiosk: keeper, vault, clock, log } = options;
  const state = createState(options);
  const takeBack = createTakeBack(options, state);
  const inLine: Line = createLine();
  let callOff = (): void => undefined;

  const current = async (): Promise<KioskView> => {
    const { filed, cleared } = (await state.look()) ?? {};
    if (filed !== undefined && !cleared && state.own.list().length === 0) {
      await state.own.load(filed);
    }
    return state.view();
  };

  const watch = async (): Promise<void> => {
    try {
      await state.look();
    } catch (error) {
      log.error('kiosk-unread', error);
    }
    callOff = clock.after(LOOK_MS, () => void watch());
  };

  return {
    current,
    isHandedOver: (): boolean => state.known() !== undefined,

    /** Throws `screen-handed-over` for what is not answered now. */
    async admit(method: Method): Promise<void> {
      const found = await state.look();
      if (!found || whileHandedOver.includes(method)) return;
      throw new AppError('screen-handed-over', `${method}: a newcomer has the screen`);
    },

    /** Whether screens are told of this now. */
    mayTell: (event: EventName): boolean =>
      state.known() === undefined || toldWhileHandedOver.includes(event),

    handOver: ({ pin, card }: ParsedInput<'kiosk.start'>): Promise<KioskView> =>
      inLine(async () => {
        const seal = await vault.seal();
        const sealed = seal.seal(JSON.stringify(card), CONTEXT);
        const hash = await keeper.hashPin(pin);
        if (await state.look()) {
          throw new AppError('screen-handed-over', 'The screen is handed over already');
        }
        await state.write({ pin: hash, wrong: 0, begun: sealed });
        log.info('screen-handed-over');
        return state.view();
      }),

    takeBack: (pin: string): Promise<KioskView & { request?: string }> =>
      inLine(async () => {
        const request = await takeBack(pin);
        return { ...state.view(), ...known({ request }) };
      }),

    /**
     * Gives the desk back to whoever can open what a helper had typed when the screen was handed over: that takes the desk's own key, from the keychain or
     * by the passphrase. Throws `vault-locked` where one is needed, `passphrase-wrong`, and what the seal throws for another key.
     */
    release: (passphrase: string | undefined): Promise<KioskView & { request?: string }> =>
      inLine(async () => {
        const found = await state.look();
        if (!found) return state.view();
        if (passphrase !== undefined) await vault.unlock(passphrase);
        (await vault.seal()).open(found.begun, CONTEXT);
        await state.remove();
        log.info('screen-released');
        return { ...state.view(), ...known({ request: found.filed }) };
      }),

    note: async (step: ParsedInput<'kiosk.note'>): Promise<KioskView> =>
      (await state.look()) ? state.note(step) : state.view(),

    clear: (): Promise<KioskView> =>
      inLine(async () => {
        const found = await state.look();
        if (found) await state.write({ ...found, cleared: true });
        return state.view();
      }),

    /** What the helper had typed, whether or not it was cleared off the screen since; throws `not-found` where the screen is not handed over. */
    async begun(): Promise<BegunCard> {
      const found = await state.look();
      if (!found) throw notHandedOver();
      return begunCard.parse(JSON.parse((await vault.seal()).open(found.begun, CONTEXT)));
    },

    /** Remembers what the newcomer filed. */
    filed: (id: string): Promise<KioskView> =>
      inLine(async () => {
        const found = await state.look();
        if (!found) throw notHandedOver();
        await state.own.load(id);
        await state.write({ ...found, filed: id, cleared: false });
        return state.view();
      }),

    start: (): void => void watch(),
    stop: (): void => callOff(),
  };
}

/** The lock behind a screen that is handed over. */
export type KioskService = ReturnType<typeof createKiosk>;
