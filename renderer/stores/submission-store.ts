import { createStore } from 'zustand/vanilla';
import type { Bridge, Input } from '../../shared/contract/index.ts';
import type { RequestView } from '../../shared/requests/request.ts';
import type { WireError } from '../../shared/result.ts';

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
export interface SubmissionState {
  sending: boolean;
  /** Why the last form was refused. */
  problem?: WireError | undefined;
  forget(): void;
  /** Answers the request that was made of the form, or nothing where it was refused. */
  submit<M extends SubmitMethod>(method: M, form: Input<M>): Promise<RequestView | undefined>;
}

/** Everything beside accounts that can be asked for; one form at a time. */
export const createSubmissionStore = (bridge: Bridge) =>
  createStore<SubmissionState>()((set) => ({
    sending: false,
    forget: () => set({ problem: undefined }),
    async submit(method, form) {
      set({ sending: true, problem: undefined });
      const answer = await bridge.call(method, form);
      set({ sending: false, problem: answer.ok ? undefined : answer.error });
      return answer.ok ? answer.value : undefined;
    },
  }));
