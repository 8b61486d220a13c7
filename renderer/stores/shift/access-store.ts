import { createStore } from 'zustand/vanilla';
import type { Bridge } from '../../../shared/contract/index.ts';
import type { EnrolledDesk } from '../../../shared/desks/desks.ts';
import type { HubSession } from '../../../shared/desks/sessions.ts';
import type { Result, WireError } from '../../../shared/result.ts';
import { createDepartures, type LetsGo } from '../leaving.ts';

/** What was done last: a desk was let in or is nobody any more, or somebody is logged in no more. */
export type AccessDone =
  | { readonly is: 'enrolled' | 'revoked'; readonly desk: Pick<EnrolledDesk, 'id' | 'name'> }
  | { readonly is: 'ended' };

interface Seen {
  /** Left out while nobody has told. */
  readonly desks?: readonly EnrolledDesk[] | undefined;
  readonly sessions?: readonly HubSession[] | undefined;
  readonly done?: AccessDone | undefined;
  /** What went wrong, with the desks or with the log-ins. */
  readonly problem?: { readonly of: 'desks' | 'sessions'; readonly error: WireError } | undefined;
}

/** Who is let in at a hub: its desks, and the browsers that are logged in. */
export interface AccessState extends Seen, LetsGo {
  loadDesks(): Promise<void>;
  loadSessions(): Promise<void>;
  /** Lets the desk in that shows this code; answers whether there is one. */
  enrol(code: string): Promise<boolean>;
  revoke(desk: Pick<EnrolledDesk, 'id' | 'name'>): Promise<void>;
  end(ref: string): Promise<void>;
}

const nothing: Required<Seen> = {
  desks: undefined,
  sessions: undefined,
  done: undefined,
  problem: undefined,
};

/** The desks of a hub and who is logged in there, as of when somebody looked. */
export const createAccessStore = (bridge: Bridge) =>
  createStore<AccessState>()((set, get) => {
    const departures = createDepartures();
    const ask = async <T>(
      of: 'desks' | 'sessions',
      question: Promise<Result<T>>,
      received: (value: T) => Seen,
    ): Promise<boolean> => {
      const isLate = departures.begin();
      const answer = await question;
      if (isLate()) return false;
      set(answer.ok ? received(answer.value) : { problem: { of, error: answer.error } });
      return answer.ok;
    };
    /** Takes away what was told of the last thing that was done. */
    const begin = (): void => set({ done: undefined, problem: undefined });
    return {
      ...nothing,
      forgetPeople(why) {
        if (why === 'sign-out') return;
        departures.leave();
        set(nothing);
      },
      async loadDesks() {
        await ask('desks', bridge.call('desks.list', {}), ({ desks }) => ({ desks }));
      },
      async loadSessions() {
        const question = bridge.call('sessions.list', {});
        await ask('sessions', question, ({ sessions }) => ({ sessions }));
      },
      async enrol(code) {
        begin();
        const question = bridge.call('desks.enrol', { code });
        const isIn = await ask('desks', question, (desk) => ({ done: { is: 'enrolled', desk } }));
        if (isIn) await get().loadDesks();
        return isIn;
      },
      async revoke({ id, name }) {
        begin();
        const done = { is: 'revoked', desk: { id, name } } as const;
        await ask('desks', bridge.call('desks.revoke', { id }), () => ({ done }));
        await get().loadDesks();
      },
      async end(ref) {
        begin();
        const question = bridge.call('sessions.end', { ref });
        await ask('sessions', question, () => ({ done: { is: 'ended' } }));
        await get().loadSessions();
      },
    };
  });
