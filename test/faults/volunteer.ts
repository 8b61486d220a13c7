import type { ErrorCode } from '../../shared/errors.ts';
import { openStates, type RequestView } from '../../shared/domain/request.ts';
import type { Desk } from './desk.ts';
import type { Card } from './plan.ts';

/** A card and the request it became. */
export interface Filed {
  readonly card: Card;
  readonly id: string;
}

type Wait = (ms: number) => Promise<void>;

const TRY_AGAIN_MS = 30_000;
const DESK_PATIENCE = 50;

/** Problems that the person at the desk answers by typing the password once more. */
const answerable: readonly ErrorCode[] = ['password-needed', 'storage-failed', 'internal'];

const isAnswerable = ({ state, problem }: RequestView): boolean =>
  state === 'needs-you' && problem !== undefined && answerable.includes(problem.code);

const isFor = (card: Card, { username, shellName, email }: RequestView): boolean =>
  username === card.username && shellName === card.shellName && email === card.email;

const formOf = ({ username, shellName, email, sshKey, password }: Card) => ({
  ...{ username, shellName, email, password },
  ...(sshKey === undefined ? {} : { sshKey }),
  consent: { terms: true, publicEmail: true },
});

/** The id of the request that the desk says it has; undefined where it has none, or died before it said so. */
async function submit(card: Card, desk: Desk): Promise<string | undefined> {
  await desk.up();
  const answer = await desk.call('requests.submit', formOf(card));
  if (answer?.ok) return answer.value.id;
  if (answer) {
    if (answer.error.code === 'storage-failed') return undefined;
    throw new Error(`${answer.error.code}: ${answer.error.message}`);
  }
  // The desk died while it was asked. A person looks whether the card is in the list before typing it again.
  await desk.up();
  const list = await desk.call('requests.list', {});
  if (!list?.ok) return undefined;
  return list.value.requests.find((request) => isFor(card, request))?.id;
}

/** What the person at a desk does about one card until it is accepted, and no longer wants it where the card says so. */
export async function serve(card: Card, desk: Desk, wait: Wait): Promise<Filed> {
  await wait(card.at);
  for (let tries = 0; tries < DESK_PATIENCE; tries += 1) {
    const id = await submit(card, desk);
    if (id !== undefined) {
      if (card.dismissAfter !== undefined) {
        await wait(card.dismissAfter);
        await desk.call('requests.dismiss', { id, reason: 'changed their mind' });
      }
      return { card, id };
    }
    await wait(TRY_AGAIN_MS);
  }
  throw new Error(`the card of ${card.shellName} was never accepted`);
}

async function listOf(desk: Desk): Promise<readonly RequestView[]> {
  const list = await desk.call('requests.list', {});
  if (list?.ok) return list.value.requests;
  throw new Error(`the desk does not show its list: ${list?.error.message}`);
}

/** What a desk has not sent by itself though it had the time, in words. */
export async function stillOpen(desk: Desk): Promise<string[]> {
  return (await listOf(desk))
    .filter(isOpen)
    .map(({ shellName, state }) => `${shellName}: left ${state}`);
}

/** Types the password again for whatever waits for that. */
async function answer(desk: Desk, cards: readonly Card[]): Promise<void> {
  for (const request of (await listOf(desk)).filter(isAnswerable)) {
    const password = cards.find((card) => isFor(card, request))?.password;
    await desk.call('requests.retry', { id: request.id, password });
  }
}

/**
 * The network is good again: sends everything that waits, types passwords again where they are asked for. Settles
 * after a set number of rounds, whatever is left open.
 */
export async function settle(desk: Desk, cards: readonly Card[], rounds = 3): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    await answer(desk, cards);
    await desk.call('requests.sync', {});
  }
}

/** Whether the queue would still do something about it. */
export const isOpen = ({ state }: Pick<RequestView, 'state'>): boolean =>
  openStates.includes(state);
