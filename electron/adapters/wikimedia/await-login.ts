import type { WikimediaAccount } from '../../../shared/requests/link.ts';
import { AppError } from '../../core/base/errors.ts';
import type { ProofInHand } from '../../core/ports/wikimedia-accounts.ts';
import { serveLoopback, type Shown } from './loopback-server.ts';

/** How long a person has to log in, in milliseconds. */
export const PATIENCE_MS = 900_000;

export const unproven = (words: string): AppError => new AppError('wikimedia-unproven', words);

export interface Login {
  /** Where the person begins, given the address of this machine's pages. */
  start(origin: string): string;
  /**
   * Reads what the browser asks for. A promise of an account is the end of the login, whichever; a page is shown and the login goes on.
   */
  read(url: URL, origin: string): Promise<WikimediaAccount> | Shown;
  readonly patienceMs?: number | undefined;
}

const done: Shown = {
  status: 200,
  title: 'Thank you',
  body: '<p>The desk has seen which Wikimedia account is yours. You can close this page.</p>',
};
const failed: Shown = {
  status: 200,
  title: 'That did not work',
  body: '<p>The desk could not see which Wikimedia account is yours. Nothing was linked. Close this page and begin again at the desk.</p>',
};

/** Waits at a loopback address until somebody has logged in, refused, or let the time go by. Nothing is listened for after that. */
export async function awaitLogin({
  start,
  read,
  patienceMs = PATIENCE_MS,
}: Login): Promise<ProofInHand> {
  const { promise, resolve, reject } = Promise.withResolvers<WikimediaAccount>();
  let isOver = false;
  const server = await serveLoopback(async (url) => {
    // A browser that asks twice would use up the code twice.
    const seen = isOver ? failed : read(url, server.origin);
    if (!(seen instanceof Promise)) return seen;
    end();
    resolve(seen);
    const [{ status }] = await Promise.allSettled([seen]);
    return status === 'fulfilled' ? done : failed;
  });
  const end = (): void => {
    isOver = true;
    clearTimeout(late);
    server.close();
  };
  const giveUp = (words: string): void => {
    end();
    reject(unproven(words));
  };
  const late = setTimeout(() => giveUp('Nobody logged in in time'), patienceMs);
  late.unref();
  return { url: start(server.origin), proven: promise, abandon: () => giveUp('It was ended') };
}
