import type { EntranceNews } from './entrance.ts';

/** What the terminal says of it. `time` is of the day, as people write it. */
export function sayNews({ is, browser, entranceUrl = '' }: EntranceNews, time: string): string {
  if (is === 'entered')
    return `${time} A browser opened Lanyard: ${browser}. If it was not yours, press Ctrl+C.`;
  if (is === 'used') return `${time} Refused: another browser used the address again (${browser}).`;
  return `${time} Refused: the address has expired (${browser}). New address, valid for 10 minutes:\n${entranceUrl}`;
}
