import { createStore } from 'zustand/vanilla';
import type { LeftAlone } from '../../../shared/contract/requests.ts';
import type { Bridge } from '../../../shared/contract/index.ts';
import type { CallerView } from '../../../shared/domain/session.ts';
import type { ApprovalDecision } from '../../../shared/requests/approval.ts';
import type { RequestView } from '../../../shared/requests/request.ts';
import type { Result, WireError } from '../../../shared/result.ts';
import { createDepartures, type LetsGo } from '../leaving.ts';

/** Requests as somebody read them. */
type Read = readonly Pick<RequestView, 'id' | 'revision'>[];

interface Seen {
  /** What went wrong with the last thing that was done, and with which request; empty for several. */
  problem?: { readonly id: string; readonly error: WireError } | undefined;
  /** What became of the last decision. */
  outcome?: { readonly decided: number; readonly left: readonly LeftAlone[] } | undefined;
}

/** Who calls, and what they decide about. The requests themselves stand in their own store, which is told of each change. */
export interface ApprovalsState extends Seen, LetsGo {
  caller?: CallerView | undefined;
  load(): Promise<void>;
  claim(id: string, because?: string): Promise<boolean>;
  release(id: string): Promise<boolean>;
  /** Answers whether each of them was decided. */
  decide(requests: Read, decision: ApprovalDecision, reason?: string): Promise<boolean>;
}

const nothing: Required<Seen> = { problem: undefined, outcome: undefined };

/** A store about the approvals of one caller. */
export const createApprovalsStore = (bridge: Bridge) =>
  createStore<ApprovalsState>()((set) => {
    const departures = createDepartures();
    const ask = async <T>(
      id: string,
      question: Promise<Result<T>>,
      received: (value: T) => void = () => undefined,
    ): Promise<boolean> => {
      const isLate = departures.begin();
      set(nothing);
      const answer = await question;
      if (isLate()) return false;
      if (answer.ok) received(answer.value);
      else set({ problem: { id, error: answer.error } });
      return answer.ok;
    };
    return {
      ...nothing,
      forgetPeople(why) {
        if (why === 'sign-out') return;
        departures.leave();
        set({ ...nothing, caller: undefined });
      },
      async load() {
        const isLate = departures.begin();
        const answer = await bridge.call('caller.current', {});
        if (answer.ok && !isLate()) set({ caller: answer.value });
      },
      claim: (id, because) =>
        ask(id, bridge.call('approvals.claim', because === undefined ? { id } : { id, because })),
      release: (id) => ask(id, bridge.call('approvals.release', { id })),
      async decide(read, decision, reason) {
        const requests = read.map(({ id, revision }) => ({ id, revision }));
        const asked = { requests, decision };
        const [only] = read.length === 1 ? read : [];
        let left: readonly LeftAlone[] = [];
        const isAnswered = await ask(
          only?.id ?? '',
          bridge.call('approvals.decide', reason === undefined ? asked : { ...asked, reason }),
          (answer) => {
            left = answer.left;
            set({ outcome: { decided: answer.requests.length, left } });
          },
        );
        return isAnswered && left.length === 0;
      },
    };
  });
