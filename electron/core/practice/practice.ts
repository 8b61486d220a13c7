import type { PracticeView, TroubleName } from '../../../shared/practice/practice.ts';
import type { Handlers } from '../base/dispatch.ts';
import { AppError } from '../base/errors.ts';
import type { Troubles } from '../ports/troubles.ts';

interface Options {
  readonly troubles?: Troubles | undefined;
  /** Sends what waits, as after a login: called when something goes wrong no more. */
  readonly resume: () => void;
  /** Asks the directory, so that whoever switched the network sees it also where nothing is on its way. */
  readonly probe: () => Promise<unknown>;
}

/** Lets things go wrong on purpose while people practise. Throws `not-allowed` at an event. */
export function createPractice({ troubles, resume, probe }: Options) {
  const there = (): Troubles => {
    if (troubles) return troubles;
    throw new AppError('not-allowed', 'This is no practice', { params: ['practice'] });
  };
  return {
    async current(): Promise<PracticeView> {
      return there().current();
    },
    async set(trouble: TroubleName, isOn: boolean): Promise<PracticeView> {
      there().set(trouble, isOn);
      await Promise.allSettled([probe()]);
      if (!isOn) resume();
      return there().current();
    },
  };
}

/** Lets things go wrong on purpose. */
export type Practice = ReturnType<typeof createPractice>;

/** The methods of practice. */
export const practiceHandlers = (practice: Practice) =>
  ({
    'practice.current': { needs: 'ask', run: () => practice.current() },
    'practice.set': { needs: 'submit', run: ({ trouble, on }) => practice.set(trouble, on) },
  }) satisfies Partial<Handlers>;
