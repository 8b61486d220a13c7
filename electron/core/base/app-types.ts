import type { Result } from '../../../shared/result.ts';
import type { EventBus } from '../ports/system.ts';
import type { Caller } from './caller.ts';

/** The one door: checks rights and input, runs the method, checks the output. Never throws. */
export type Dispatch = (method: string, input: unknown) => Promise<Result<unknown>>;

/** What one caller can do and is told. */
export interface CallerApp {
  readonly dispatch: Dispatch;
  readonly events: Pick<EventBus, 'on'>;
}

/** The core, wired. Hosts know nothing else of it. */
export interface App {
  /** The core for one caller, made once for each: what they plan and import is their own. */
  for(caller: Caller): CallerApp;
  /** Resumes what an earlier run left unfinished. */
  start(): Promise<void>;
  /** Lets what is being sent come to its end (bounded), then closes every connection and file. */
  stop(): Promise<void>;
}
