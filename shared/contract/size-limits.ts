import type { Method } from './index.ts';
import { LARGEST_ROSTER_TEXT } from './roster.ts';

/** Nothing that a person types or pastes is larger; a pasted key may be 64 KiB (shared/contract/names.ts). */
const ORDINARY = 128 * 1024;

/** A participant list with its columns. */
const LIST = LARGEST_ROSTER_TEXT + 4096;

const larger = {
  'roster.plan': LIST,
  'roster.submit': LIST,
  'roster.result': LIST,
} satisfies Partial<Record<Method, number>>;

const isLarger = (method: string): method is keyof typeof larger => Object.hasOwn(larger, method);

/** The most bytes that a call's input may take up as JSON, for hosts that read it from a wire. */
export const largestInput = (method: string): number =>
  isLarger(method) ? larger[method] : ORDINARY;
