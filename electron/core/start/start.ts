import type { ParsedInput } from '../../../shared/contract/index.ts';
import type { StartView, StartWay } from '../../../shared/contract/start.ts';
import type { Handlers } from '../base/dispatch.ts';
import { AppError } from '../base/errors.ts';
import { createLine } from '../base/in-line.ts';
import { known } from '../base/known.ts';
import type { StartKeeper } from '../ports/machine.ts';

/** An event that is ready to be opened. */
export interface ReadyEvent {
  /** Whether a newcomer's file can be encrypted for its desks. */
  readonly hasKey: boolean;
  /** Closes the event that is open and opens this one for every caller. */
  enter(): Promise<void>;
}

interface Options {
  readonly keeper: StartKeeper;
  /** What was chosen at an earlier start, and is open. */
  readonly way?: StartWay | undefined;
  /** Why that could not be opened. */
  readonly problem?: string | undefined;
  /** Reads a profile and makes ready what it names, for this way; undefined while nobody has said. Throws `invalid-input` for one that is not right. */
  readonly ready: (profile: string, way: StartWay | undefined) => Promise<ReadyEvent>;
  readonly tell: (view: StartView) => void;
}

const notAsked = (): AppError =>
  new AppError('not-allowed', 'What this computer is used for is not asked now', {
    params: ['start.choose'],
  });

/** What this computer is used for: asked once on the first screen, remembered, and forgotten where somebody wants to be asked again. */
export function createStart({ keeper, ready, tell, ...before }: Options) {
  const inLine = createLine();
  let { way, problem } = before;

  const current = async (): Promise<StartView> => ({
    asks: way === undefined,
    given: false,
    shipped: await keeper.shipped(),
    ...known({ way, problem }),
  });
  const told = async (): Promise<StartView> => {
    const view = await current();
    tell(view);
    return view;
  };
  const profileOf = async (chosen: ParsedInput<'start.choose'>): Promise<string> => {
    if (chosen.way === 'practice') return 'practice';
    const { event } = chosen;
    if (event === undefined) throw new AppError('invalid-input', 'event: which one is needed');
    return 'text' in event ? keeper.keepProfile(event.text) : event.shipped;
  };

  return {
    current,
    choose: (chosen: ParsedInput<'start.choose'>): Promise<StartView> =>
      inLine(async () => {
        if (way !== undefined) throw notAsked();
        const profile = await profileOf(chosen);
        const event = await ready(profile, chosen.way);
        if (chosen.way === 'newcomer' && !event.hasKey) {
          throw new AppError('bundle-no-event-key', 'The profile has no event key');
        }
        await keeper.write({ way: chosen.way, profile });
        await event.enter();
        [way, problem] = [chosen.way, undefined];
        return told();
      }),
    askAgain: (): Promise<StartView> =>
      inLine(async () => {
        await keeper.forget();
        // A desk may have requests on their way, and somebody logged in: it goes on until it is closed.
        if (way === 'desk') return current();
        if (way === 'newcomer') await (await ready('practice', undefined)).enter();
        way = undefined;
        return told();
      }),
  };
}

/** What this computer is used for. */
export type StartService = ReturnType<typeof createStart>;

/** Where the command that started Lanyard said which event: nothing is asked. */
export const givenStart: StartService = {
  current: () => Promise.resolve({ asks: false, given: true, shipped: [] }),
  choose: () => Promise.reject(notAsked()),
  askAgain: () => Promise.reject(notAsked()),
};

/** The methods of the first screen. They open no data and no server, so whoever may ask may call them. */
export const startHandlers = (start: StartService) =>
  ({
    'start.current': { needs: 'ask', run: () => start.current() },
    'start.choose': { needs: 'ask', run: (chosen) => start.choose(chosen) },
    'start.askAgain': { needs: 'ask', run: () => start.askAgain() },
  }) satisfies Partial<Handlers>;
