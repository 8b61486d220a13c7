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
