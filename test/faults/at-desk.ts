import type { ErrorCode } from '../../shared/errors.ts';
import type { Desk } from './desk.ts';

const TRY_AGAIN_MS = 30_000;
const DESK_PATIENCE = 50;

/** What a desk said it has, in words, and the request it became. */
export interface Filed {
  readonly what: string;
  readonly id: string;
}

/** A desk that answers so is asked the same again later. */
export const passing: readonly ErrorCode[] = ['storage-failed', 'wipe-running'];

export type Wait = (ms: number) => Promise<void>;

export interface AtDesk {
  readonly desk: Desk;
  readonly wait: Wait;
}

/** Does it until there is an answer. Throws after very many times. */
export async function patiently<T>(
  what: string,
  wait: Wait,
  work: () => Promise<T | undefined>,
): Promise<T> {
  for (let tries = 0; tries < DESK_PATIENCE; tries += 1) {
    const answer = await work();
    if (answer !== undefined) return answer;
    await wait(TRY_AGAIN_MS);
  }
  throw new Error(`${what} was never accepted`);
}

/** Tells the desk after this time that nobody wants it any more. */
export async function dismissLater(
  id: string,
  ms: number | undefined,
  { desk, wait }: AtDesk,
): Promise<void> {
  if (ms === undefined) return;
  await wait(ms);
  await desk.call('requests.dismiss', { id, reason: 'changed their mind' });
}
