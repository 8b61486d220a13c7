import type { ErrorCode } from '../../../../shared/errors.ts';
import { AppError } from '../../../core/base/errors.ts';
import type { Asked } from './asked.ts';
import type { HttpReply } from './http.ts';
import { readQuotaRefusal } from './quota-refusal.ts';
import { tidyWords } from '../../node/tidy-words.ts';
import { readTheirWords } from './their-words.ts';

const DAY_MS = 86_400_000;

/** A header's HTTP date (RFC 9110 section 5.6.7) in milliseconds; undefined where it is none. `Date.parse` alone takes `-5` for a date. */
function dateOf(header: string | undefined): number | undefined {
  const isDate = header?.endsWith(' GMT') === true && !Number.isNaN(Date.parse(header));
  return isDate ? Date.parse(header) : undefined;
}

/**
 * When to try again, ISO 8601 in UTC by our own clock, from `Retry-After` (RFC 9110 section 10.2.3): seconds, or a date of the server's
 * clock, which its `Date` header tells. At most a day; undefined where there is no such header, or none to be understood.
 */
export function readRetryAfter(
  headers: { readonly 'retry-after'?: string | undefined; readonly date?: string | undefined },
  now: Date,
): string | undefined {
  const value = headers['retry-after']?.trim() ?? '';
  const until = dateOf(value);
  const delay = /^\d{1,15}$/.test(value)
    ? Number(value) * 1000
    : until && until - (dateOf(headers.date) ?? now.getTime());
  if (delay === undefined) return undefined;
  return new Date(now.getTime() + Math.min(Math.max(delay, 0), DAY_MS)).toISOString();
}

/** That a service answered, and said no: the cause of the `AppError` that is thrown. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  /** The service's own name for its reason, where it has one: `OverQuota`, `duplicate_zone`. */
  readonly type: string;

  constructor(status: number, type: string) {
    super(`HTTP ${status} ${type}`.trim());
    this.status = status;
    this.type = type;
  }
}

/** Whether an error is this answer of a service. */
export const isAnswer = (error: unknown, status: number, type?: string): boolean =>
  error instanceof AppError &&
  error.cause instanceof Refusal &&
  error.cause.status === status &&
  (type === undefined || error.cause.type === type);

/** What a service was asked, and what must not show in what it says. */
export interface Occasion extends Asked {
  readonly secrets: readonly string[];
  readonly now: Date;
}

const ofStatus: ReadonlyMap<number, ErrorCode> = new Map([
  [401, 'cloud-sign-in-refused'],
  [403, 'cloud-no-rights'],
  [408, 'cloud-timeout'],
  [429, 'cloud-busy'],
]);
/** Answers whose `Retry-After` counts; Nova and Swift send 413 where others send 429. */
const waits: ReadonlySet<number> = new Set([413, 429, 503]);

const codeOf = (status: number): ErrorCode =>
  ofStatus.get(status) ?? (status >= 500 ? 'cloud-busy' : 'cloud-refused');

/**
 * A reply that is no success, as an `AppError`: `cloud-throttled` with [when to try again], `quota-*` with its figures, else a `cloud-*` code with
 * [the service's own words, what was asked, service].
 */
export function refusalOf(reply: HttpReply, { what, service, secrets, now }: Occasion): AppError {
  const theirs = readTheirWords(reply.text);
  const words = tidyWords(theirs.message, secrets) || `HTTP ${reply.status}`;
  const cause = new Refusal(reply.status, tidyWords(theirs.type, secrets));
  const message = `The cloud (${service}) would not ${what}: ${words}`;
  const quota = reply.status < 500 ? readQuotaRefusal(service, theirs) : undefined;
  if (quota) return new AppError(quota.code, message, { params: quota.params, cause });
  const until = waits.has(reply.status) ? readRetryAfter(reply.headers, now) : undefined;
  if (until) return new AppError('cloud-throttled', message, { params: [until], cause });
  return new AppError(codeOf(reply.status), message, { params: [words, what, service], cause });
}
