import type { Random } from '../ports/system.ts';

const FIRST_MS = 2000;
const LONGEST_MS = 60_000;

/** How long to wait before the next try, in milliseconds: doubling to a ceiling, half of it by chance. */
export function backoffMs(failures: number, random: Random): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
  return Math.round(longest / 2 + (random() * longest) / 2);
}
