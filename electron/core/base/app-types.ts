import type { Result } from '../../../shared/result.ts';
import type { Caller } from './caller.ts';
import type { EventBus } from '../ports/system.ts';

/** The one door: checks the input, runs the method, checks the output. Never throws. */
export type Dispatch = (caller: Caller, method: string, input: unknown) => Promise<Result<unknown>>;

/** The core, wired. Hosts know nothing else of it. */
export interface App {
  readonly dispatch: Dispatch;
  readonly events: Pick<EventBus, 'on'>;
  /** Resumes what an earlier run left unfinished. */
  start(): Promise<void>;
  /** Lets what is being sent come to its end (bounded), then closes every connection and file. */
  stop(): Promise<void>;
}
