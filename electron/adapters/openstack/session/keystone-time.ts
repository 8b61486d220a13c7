import type { Clock } from '../../../core/ports/system.ts';

/** Less than this says nothing: `Date` counts whole seconds, and the answer was under way. In milliseconds. */
const SLACK_MS = 5000;

/** The time that passcodes are made by (RFC 6238). */
export interface KeystoneTime {
  /** By Keystone where it told the time when it refused a passcode of ours, else by this machine's clock; milliseconds since 1970. */
  now(): number;
  /** The time of an answer (its `Date`, RFC 9110 section 6.6.1), where that is another than ours; undefined where it is the same, or none was told. */
  otherThan(date: string | undefined): number | undefined;
  /** Goes on from this time, whatever becomes of this machine's clock. */
  isAt(time: number): void;
}

/** A time that goes by this machine's clock until it is told that Keystone's is another. */
export function createKeystoneTime(clock: Pick<Clock, 'now' | 'up'>): KeystoneTime {
  let told: { readonly at: number; readonly up: number } | undefined;
  const now = (): number => (told ? told.at + clock.up() - told.up : clock.now().getTime());
  return {
    now,
    otherThan(date = '') {
      const theirs = Date.parse(date);
      return Math.abs(theirs - now()) > SLACK_MS ? theirs : undefined;
    },
    isAt(time) {
      told = { at: time, up: clock.up() };
    },
  };
}
