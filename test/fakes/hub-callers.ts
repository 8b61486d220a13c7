import type { CallerApp } from '../../electron/core/base/app-types.ts';
import { atHub, type Caller, type Role } from '../../electron/core/base/caller.ts';
import type { ApprovalRules } from '../../electron/core/ports/ports.ts';
import type { Input, Method, Output } from '../../shared/contract/index.ts';
import type { RequestKind } from '../../shared/requests/request.ts';
import type { Result } from '../../shared/result.ts';
import type { World } from './world.ts';

/** What a hub's file says for an event: a helper answers for accounts, approvers for what people join, organizers for the rest. */
const needed: { readonly [K in RequestKind]?: 'submit' | 'approve' } = {
  account: 'submit',
  'ssh-keys': 'submit',
  membership: 'approve',
  tool: 'approve',
  maintainer: 'approve',
};
/** Everything else takes something away, or is a project. */
export const approvalRules: ApprovalRules = { needs: (kind) => needed[kind] ?? 'grant' };

/** Somebody who calls a core, and how each call of theirs is answered. */
export interface Calling {
  readonly caller: Caller;
  readonly events: ReturnType<World['app']['for']>['events'];
  call<M extends Method>(method: M, input: Input<M>): Promise<Result<Output<M>>>;
  /** The answer of a call that must succeed. */
  ask<M extends Method>(method: M, input: Input<M>): Promise<Output<M>>;
  /** The code of a call that must fail. */
  refused<M extends Method>(method: M, input: Input<M>): Promise<string>;
}

/** The same for any caller. */
export function callingAs(
  { app }: { readonly app: { for(caller: Caller): CallerApp } },
  caller: Caller,
): Calling {
  const { dispatch, events } = app.for(caller);
  const call: Calling['call'] = async <M extends Method>(method: M, input: Input<M>) =>
    // dispatch has checked the value against this method's own output schema.
    (await dispatch(method, input)) as Result<Output<M>>;
  return {
    ...{ caller, events, call },
    async ask(method, input) {
      const answer = await call(method, input);
      if (answer.ok) return answer.value;
      throw new Error(`${method}: ${answer.error.code}: ${answer.error.message}`);
    },
    async refused(method, input) {
      const answer = await call(method, input);
      return answer.ok ? 'answered' : [answer.error.code, ...answer.error.params].join(' ');
    },
  };
}

/** Somebody whom the hub of this event let in. */
export const calling = (world: Pick<World, 'app'>, role: Role, who: string): Calling =>
  callingAs(world, atHub(role, { who, event: 'practice' }));

/** Their card. */
export const cardOf = (shellName: string): Input<'requests.submit'> => ({
  username: `Person ${shellName}`,
  shellName,
  email: `${shellName}@example.org`,
  password: 'nine horses ran',
  consent: { terms: true, publicEmail: true },
});
