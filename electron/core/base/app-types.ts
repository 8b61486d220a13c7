import type { EventName } from '../../../shared/contract/index.ts';
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

/** The core for one caller, until they are let go of. */
export interface WiredCaller extends CallerApp {
  /** Lets go of what is kept for them; what is being asked still comes to its end, and streams of theirs go on. Without it they stay as long as the app. */
  close(): void;
}

/** The core, wired. Hosts know nothing else of it. */
export interface App {
  /** The core for one caller, made once for each: what they plan and import is their own. */
  for(caller: Caller): WiredCaller;
  /** Resumes what an earlier run left unfinished. */
  start(): Promise<void>;
  /** Lets what is being sent come to its end (bounded), then closes every connection and file. */
  stop(): Promise<void>;
}

/** Tells of an event what its caller knows of it. */
export type Tell = (event: EventName, payload: unknown) => void;

/** The core of one event, which many callers share. */
export interface SharedApp extends App {
  /** Tells a caller all that happens from now on; answers how to stop. Some hundred bytes each: nothing else is made for them. */
  listen(caller: Caller, tell: Tell): () => void;
}
