import type { EventName, Payload } from '../../../shared/contract/index.ts';

/** The time now, and waiting. */
export interface Clock {
  /** By the wall clock, which anybody may set, also by years: for what people read. */
  now(): Date;
  /** Milliseconds since some moment, by a count that nobody can set: for how long something takes, lives or waits. */
  up(): number;
  /** Calls back once after `ms` milliseconds; answers how to call it off. */
  after(ms: number, callback: () => void): () => void;
}

/**
 * What servers say the time is. It does not follow this machine's clock, which anybody may have set: what a server answered last is carried on by a
 * count that nobody can set. Only a server that was asked for the time counts: what is written down anywhere may come from a clock that was wrong.
 */
export interface ServerTime {
  /** The time that it is at least by the last answer, in milliseconds since 1970; undefined while no server has given one. */
  atLeast(): number | undefined;
  /** Asks those of the event's servers that tell the time to anybody, until one does: the time by its answer. Never throws; undefined where none told it. */
  ask(): Promise<number | undefined>;
}

/** A fresh UUID (RFC 9562, version 4). */
export type NewId = () => string;

/** A number from 0 up to, not including, 1. For jitter only, never for secrets. */
export type Random = () => number;

/** SHA-256 (FIPS 180-4) of the bytes, 32 bytes long. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** One line of the log. Fields are redacted by the adapter; callers still never pass a secret. */
export interface Log {
  info(event: string, fields?: Readonly<Record<string, unknown>>): void;
  error(event: string, error: unknown, fields?: Readonly<Record<string, unknown>>): void;
}

/**
 * Tells hosts what changed. Listeners must not throw. `filedBy` is in whose name the request was filed that is told of: whoever knows of their own
 * alone is told of no event without it.
 */
export interface EventBus {
  emit<E extends EventName>(event: E, payload: Payload<E>, filedBy?: string): void;
  on<E extends EventName>(
    event: E,
    listener: (payload: Payload<E>, filedBy?: string) => void,
  ): () => void;
}

/**
 * A salted hash of a password that the directory takes as it is in an add and compares with at a bind: a value of `userPassword`
 * with its scheme (RFC 2307 5.3). It is for requests that a restart cut off from the password; never shown, never logged.
 */
export type HashPassword = (password: string) => string;

/** Whether this is the password of a hash that `HashPassword` made; false for any other. */
export type FitsHash = (password: string, hash: string) => boolean;
