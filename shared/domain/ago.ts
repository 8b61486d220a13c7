const MINUTE_MS = 60_000;

/** The largest unit of which at least two have passed, so that "14 minutes ago" is not told as "0 hours ago". */
function roughly(ms: number): { count: number; unit: 'minute' | 'hour' | 'day' } {
  const minutes = Math.max(0, Math.floor(ms / MINUTE_MS));
  if (minutes < 120) return { count: minutes, unit: 'minute' };
  const hours = Math.floor(minutes / 60);
  return hours < 48
    ? { count: hours, unit: 'hour' }
    : { count: Math.floor(hours / 24), unit: 'day' };
}

/** How long a time (ISO 8601) lies back, in words of the language: "14 min. ago". A time ahead of `now` is this minute. */
export function ago(locale: string, iso: string, now: Date): string {
  const { count, unit } = roughly(now.getTime() - Date.parse(iso));
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  return words.format(-count, unit);
}
