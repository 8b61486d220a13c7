import type { WireError } from '../../shared/result.ts';
import { MOST_LISTED } from '../../shared/requests/list.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import { openStates, type RequestView } from '../../shared/requests/request.ts';
import { dismissLater, passing, patiently, type Filed, type Wait } from './at-desk.ts';
import type { Desk } from './desk.ts';
import type { Card } from './plan.ts';
import { undoLater, undoWholeLater } from './undoer.ts';
import { fileFurther } from './wisher.ts';
import type { Further } from './wish.ts';

/** Problems that the person at the desk answers by typing the password once more. */
const answerable: readonly ErrorCode[] = ['password-needed', 'internal'];

const isAnswerable = ({ state, problem }: RequestView): boolean =>
  state === 'needs-you' && problem !== undefined && answerable.includes(problem.code);

/** A newcomer's own screen tells no address. */
const isFor = (card: Card, { kind, email = card.email, ...names }: RequestView): boolean =>
  kind === 'account' &&
  names.username === card.username &&
  names.shellName === card.shellName &&
  email === card.email;

/** What goes with a card, as the contract has it. */
const furtherForm = ({ project, ...others }: Further) => ({
  ...others,
  ...(project ? { project: { ...project, members: [...project.members] } } : {}),
});

const formOf = ({ username, shellName, email, sshKey, password, further }: Card) => ({
  ...{ username, shellName, email, password },
  ...(further === undefined ? {} : { further: furtherForm(further) }),
  ...(sshKey === undefined ? {} : { sshKey }),
  consent: { terms: true, publicEmail: true },
});

/** What the desk answered to a card: the request it has, and whether everything that goes with it is down. */
interface Accepted {
  readonly id: string;
  readonly isWhole: boolean;
}

/** Where another card of this person is on its way, whoever typed this one leaves it at that. */
function refused({ code, params: [standing], message }: WireError): Accepted | undefined {
  if (passing.includes(code)) return undefined;
  if (code === 'asked-otherwise' && standing !== undefined) return { id: standing, isWhole: false };
  throw new Error(`${code}: ${message}`);
}

/** Undefined where the desk has no such request, or died before it said so. */
async function submit(card: Card, desk: Desk): Promise<Accepted | undefined> {
  await desk.up();
  const answer = await desk.call('requests.submit', formOf(card));
  if (answer?.ok) return { id: answer.value.id, isWhole: true };
  if (answer) return refused(answer.error);
  if (desk.sendsAgain) return undefined;
  // The desk died while it was asked. A person looks whether the card is in the list before typing it again.
  await desk.up();
  const list = await desk.call('requests.list', { limit: MOST_LISTED });
  if (!list?.ok) return undefined;
  const found = list.value.requests.find((request) => isFor(card, request));
  return found && { id: found.id, isWhole: false };
}

/** What the person at a desk does about one card until it is accepted, and no longer wants it, or has it undone, where the card says so. */
export async function serve(card: Card, desk: Desk, wait: Wait): Promise<Filed[]> {
  await wait(card.at);
  const { shellName: what } = card;
  const { id, isWhole } = await patiently(what, wait, () => submit(card, desk));
  if (!isWhole) await fileFurther(card, id, { desk, wait });
  await dismissLater(id, card.dismissAfter, { desk, wait });
  const undo = card.undoWhole === true ? undoWholeLater : undoLater;
  return [{ what, id }, ...(await undo({ id, undoAfter: card.undoAfter }, { desk, wait }))];
}

async function listOf(desk: Desk): Promise<readonly RequestView[]> {
  const list = await desk.call('requests.list', { limit: MOST_LISTED });
  if (list?.ok) return list.value.requests;
  throw new Error(`the desk does not show its list: ${list?.error.message}`);
}

/** A cloud that wrote a group at no repair: a person was told, and tries it again once that is mended. */
const isStuck = ({ problem }: Pick<RequestView, 'problem'>): boolean =>
  problem?.code === 'group-stuck';

/** What a desk has not sent by itself though it had the time, in words. */
export async function stillOpen(desk: Desk): Promise<string[]> {
  const all = (await listOf(desk)).map((request) =>
    isStuck(request) ? { ...request, state: 'needs-you' as const } : request,
  );
  return all
    .filter((request) => isLeft(request, all))
    .map(({ kind, shellName, state }) => `${kind} ${shellName}: left ${state}`);
}

/** Types the password again for whatever waits for that, and tries again what a cloud would not do that is well by now. */
async function answer(desk: Desk, cards: readonly Card[]): Promise<void> {
  const all = await listOf(desk);
  for (const request of all.filter((one) => isAnswerable(one) || isStuck(one))) {
    const password = cards.find((card) => isFor(card, request))?.password;
    await desk.call('requests.retry', { id: request.id, password });
  }
}

interface Settling {
  readonly cards: readonly Card[];
  /** Passes between two rounds: what a request waits for takes its time. */
  pause?(): Promise<void>;
  readonly rounds?: number;
}

const ROUNDS = 3;

/**
 * The network is good again: sends everything that waits, types passwords again where they are asked for. Settles
 * after a set number of rounds, whatever is left open; before the last of these where nothing is, but not before the third.
 */
export async function settle(
  desk: Desk,
  { cards, pause, rounds = ROUNDS }: Settling,
): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    if (round >= ROUNDS && (await stillOpen(desk)).length === 0) return;
    await answer(desk, cards);
    await desk.call('requests.sync', {});
    await pause?.();
  }
}

type Standing = Pick<RequestView, 'id' | 'state' | 'problem' | 'after'>;

/** Whether the queue would still do something about it. */
export const isOpen = ({ state }: Pick<Standing, 'state'>): boolean => openStates.includes(state);

/** Whether nothing stands in the way of the request: it is open, and does not wait for one that a person is asked about. */
export function isLeft(request: Standing, all: readonly Standing[]): boolean {
  if (!isOpen(request)) return false;
  if (request.problem?.code !== 'waits-for-other') return true;
  const parent = all.find(({ id }) => id === request.after);
  if (!parent || !isOpen(parent)) return parent?.state !== 'needs-you';
  return isLeft(parent, all);
}
