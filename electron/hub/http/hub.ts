import type { IncomingMessage } from 'node:http';
import type { Exchange } from '../../adapters/http/answer.ts';
import type { Limits } from '../../adapters/postgres/sessions/limits.ts';
import type { Sessions } from '../../adapters/postgres/sessions/sessions.ts';
import type { Log, NewId } from '../../core/ports/system.ts';
import type { HubConfig } from '../config/hub-config.ts';
import type { HubEvent } from '../hub-events.ts';
import type { SignInElsewhere } from '../people/oidc.ts';
import type { Entries } from './entries.ts';
import type { Guard } from './guard.ts';
import type { Metrics } from './metrics.ts';
import type { Streams } from './streams.ts';

/** What the parts of the server work with. */
export interface Hub {
  readonly config: Pick<HubConfig, 'origin' | 'sessions'>;
  readonly events: ReadonlyMap<string, HubEvent>;
  readonly rendererFolder: string;
  readonly guard: Guard;
  readonly sessions: Sessions;
  readonly limits: Limits;
  readonly entries: Entries;
  readonly elsewhere: ReadonlyMap<string, SignInElsewhere>;
  readonly streams: Streams;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly newId: NewId;
  /** By what the tries of a request's sender are counted. */
  addressOf(request: IncomingMessage): string;
  /** Somebody who was let in speaks by this request's connection. */
  trust(request: IncomingMessage): void;
  /** Told to stop: what is asked now is answered, and its connection ends. */
  isStopping(): boolean;
}

/** A request at one event, with its target. */
export interface EventExchange extends Exchange {
  readonly url: URL;
}

/** Answers a request at one part of an event. */
export type ServePart = (hub: Hub, event: HubEvent, exchange: EventExchange) => Promise<void>;
