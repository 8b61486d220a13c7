import { createStore } from 'zustand/vanilla';
import type { Bridge, Input } from '../../shared/contract/index.ts';
import type { RequestView } from '../../shared/requests/request.ts';
import type { WireError } from '../../shared/result.ts';
import { createDepartures, type LetsGo } from './leaving.ts';

/** The methods that make a request of a form, accounts aside. */
export type SubmitMethod =
  | 'memberships.file'
  | 'tools.create'
  | 'tools.setMaintainer'
  | 'links.file'
  | 'accounts.changeKeys'
  | 'projects.create'
  | 'projects.remove';

/** How the form that was sent last fares. */
export interface SubmissionState extends LetsGo {
  sending: boolean;
  /** Why the last form was refused. */
  problem?: WireError | undefined;
  forget(): void;
  /** Answers the request that was made of the form, or nothing where it was refused. */
  submit<M extends SubmitMethod>(method: M, form: Input<M>): Promise<RequestView | undefined>;
}

/** Everything beside accounts that can be asked for; one form at a time. */
export const createSubmissionStore = (bridge: Bridge) =>
  createStore<SubmissionState>()((set) => {
    const departures = createDepartures();
    return {
      sending: false,
      forget: () => set({ problem: undefined }),
      async submit(method, form) {
        const isLate = departures.begin();
        set({ sending: true, problem: undefined });
        const answer = await bridge.call(method, form);
        if (isLate()) return undefined;
        set({ sending: false, problem: answer.ok ? undefined : answer.error });
        return answer.ok ? answer.value : undefined;
      },
      forgetPeople(why) {
        if (why === 'sign-out') return;
        departures.leave();
        set({ sending: false, problem: undefined });
      },
    };
  });
