const DAY_MS = 86_400_000;

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The day that many days from now, as `YYYY-MM-DD` in UTC. */
export const dayAfter = (days: number, now: number): string => dayOf(now + days * DAY_MS);

/** Whether a project's last day (`YYYY-MM-DD`) lies behind us. */
export const isPast = (ends: string, now: number): boolean => ends < dayOf(now);
