import type { EventName, Payload } from '../../shared/contract/index.ts';
import type { StartWay } from '../../shared/contract/start.ts';
import type { Profile } from '../../shared/domain/profile.ts';
import { createApp } from './app.ts';
import type { App, WiredCaller } from './base/app-types.ts';
import type { Caller } from './base/caller.ts';
import { AppError } from './base/errors.ts';
import { createEventBus } from './base/event-bus.ts';
import { createKinds } from './kinds/kinds.ts';
import type { StartKeeper } from './ports/machine.ts';
import type { Ports } from './ports/ports.ts';
import type { EventBus } from './ports/system.ts';
import { createStart, givenStart } from './start/start.ts';

/** The core with whichever event is open; another one may be chosen on the first screen. */
export interface OpenApp extends App {
  /** Of the event that is open now. */
  profile(): Profile;
}

/** `runOnly`: the key of what is stored is in memory and nowhere else, so that nobody is asked for one. */
type Keeping = { readonly runOnly?: true };

/** A newcomer's own computer keeps nothing of anybody. */
const keepingOf = (way: StartWay | undefined): Keeping =>
  way === 'newcomer' ? { runOnly: true } : {};

interface Options {
  /** Everything for one profile, which is named or a path. Throws `AppError` for one that is not right. */
  readonly open: (profile: string, keeping: Keeping) => Promise<Ports>;
  /** The profile that the command named; the first screen asks where it named none. */
  readonly given?: string | undefined;
  readonly keeper: StartKeeper;
}

type Events = Pick<EventBus, 'on'>;

/** The door of one caller, which leads to whatever event is open: what somebody listens to goes on through a change. */
function createPassage(first: WiredCaller, start: Events) {
  let inner = first;
  const listening = new Set<{ listen: (events: Events) => () => void; stop: () => void }>();
  const on = <E extends EventName>(event: E, listener: (payload: Payload<E>) => void) => {
    if (event === 'start.changed') return start.on(event, listener);
    const listen = (events: Events) => events.on(event, listener);
    const one = { listen, stop: listen(inner.events) };
    listening.add(one);
    return () => {
      listening.delete(one);
      one.stop();
    };
  };
  const app: WiredCaller = {
    dispatch: (method, input) => inner.dispatch(method, input),
    events: { on },
    close: () => inner.close(),
  };
  return {
    app,
    leadTo(next: WiredCaller): void {
      inner = next;
      for (const one of listening) {
        one.stop();
        one.stop = one.listen(next.events);
      }
    },
  };
}

/** What was chosen before, opened; practice where nobody has chosen, or where it cannot be opened any more. */
async function openChosen({ open, keeper }: Options) {
  const chosen = await keeper.read();
  if (chosen === undefined) return { ports: await open('practice', {}) };
  try {
    const { profile, way } = chosen;
    return { ports: await open(profile, keepingOf(way)), way };
  } catch (error) {
    // A profile that was moved away or broken since must not keep Lanyard closed for ever.
    if (!(error instanceof AppError)) throw error;
    return { ports: await open('practice', {}), problem: error.message };
  }
}

/** A newcomer's own computer seals their card for the desks: it files, signs in and opens nothing. */
const limited = (caller: Caller, way: StartWay | undefined): Caller =>
  way === 'newcomer' ? { ...caller, rights: ['ask'] } : caller;

/**
 * Opens the event that the command named, else the one that was chosen on the first screen, else practice, in which that screen asks. Throws `AppError`
 * for a profile that the command named and that is not right.
 */
export async function openApp(options: Options): Promise<OpenApp> {
  const { open, given, keeper } = options;
  const news = createEventBus();
  const passages: (readonly [Caller, ReturnType<typeof createPassage>])[] = [];
  const first = given === undefined ? await openChosen(options) : { ports: await open(given, {}) };
  const { way, problem } = { way: undefined, problem: undefined, ...first };

  const enter = async (ports: Ports, next: StartWay | undefined): Promise<void> => {
    const before = now;
    now = { ports, way: next, app: createApp(ports, createKinds, start) };
    for (const [caller, passage] of passages) passage.leadTo(now.app.for(limited(caller, next)));
    await before.app.stop();
    await now.app.start();
  };
  const asking = () =>
    createStart({
      keeper,
      way,
      problem,
      async ready(profile, next) {
        const ports = await open(profile, keepingOf(next));
        return { hasKey: ports.bundleSeal.canSeal, enter: () => enter(ports, next) };
      },
      tell: (view) => news.emit('start.changed', view),
    });
  const start = given === undefined ? asking() : givenStart;
  let now = { ports: first.ports, way, app: createApp(first.ports, createKinds, start) };

  return {
    for(caller) {
      const passage = createPassage(now.app.for(limited(caller, now.way)), news);
      passages.push([caller, passage]);
      return passage.app;
    },
    start: () => now.app.start(),
    stop: () => now.app.stop(),
    profile: () => now.ports.profile,
  };
}
