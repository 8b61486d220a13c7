import type { EntranceNews } from './entrance.ts';

/** What the terminal says of it. `time` is of the day, as people write it. */
export function sayNews({ is, browser, entranceUrl = '' }: EntranceNews, time: string): string {
  if (is === 'entered')
    return `${time} A browser came in: ${browser}. If that was not yours, end Lanyard with Ctrl+C.`;
  if (is === 'used')
    return `${time} Refused: somebody came with the address after it was used (${browser}).`;
  return `${time} Refused: the address was too old (${browser}). This one is good for ten minutes:\n${entranceUrl}`;
}
