import { createStore } from 'zustand/vanilla';
import type { Bridge, Input } from '../../shared/contract/index.ts';
import type { RequestView } from '../../shared/requests/request.ts';
import type { Result, WireError } from '../../shared/result.ts';

type Filed = Promise<RequestView | undefined>;

export interface SubmissionState {
  filing: boolean;
  /** Why the last wish was not filed. */
  problem?: WireError | undefined;
  forget(): void;
  /** Each answers the request, or nothing where it was refused. */
  membership(wish: Input<'memberships.file'>): Filed;
  tool(wish: Input<'tools.create'>): Filed;
  maintainer(wish: Input<'tools.setMaintainer'>): Filed;
  link(wish: Input<'links.file'>): Filed;
  project(wish: Input<'projects.create'>): Filed;
  removal(wish: Input<'projects.remove'>): Filed;
}

/** Everything beside accounts that can be asked for; one wish at a time. */
export const createSubmissionStore = (bridge: Bridge) =>
  createStore<SubmissionState>()((set) => {
    const file = async (question: Promise<Result<RequestView>>) => {
      set({ filing: true, problem: undefined });
      const answer = await question;
      set({ filing: false, problem: answer.ok ? undefined : answer.error });
      return answer.ok ? answer.value : undefined;
    };
    return {
      filing: false,
      forget: () => set({ problem: undefined }),
      membership: (wish) => file(bridge.call('memberships.file', wish)),
      tool: (wish) => file(bridge.call('tools.create', wish)),
      maintainer: (wish) => file(bridge.call('tools.setMaintainer', wish)),
      link: (wish) => file(bridge.call('links.file', wish)),
      project: (wish) => file(bridge.call('projects.create', wish)),
      removal: (wish) => file(bridge.call('projects.remove', wish)),
    };
  });
