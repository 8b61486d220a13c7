import { sortOf, type ErrorCode } from '../../shared/errors.ts';
import type { WireError } from '../../shared/result.ts';
import { ask } from './ask.ts';
import type { Desk } from './desk.ts';
import { dismissLater, passing, patiently, type AtDesk, type Filed, type Wait } from './at-desk.ts';
import type { Card } from './plan.ts';
import { undoLater } from './undoer.ts';
import type { Asking, Wish } from './wish.ts';

/**
 * The same, asked for before, needs a person by now, at the other process of this machine; or the opposite is still open here; or a wipe took what it
 * was to come after.
 */
const refusals: readonly string[] = [
  ...['queue-elsewhere', 'asked-otherwise', 'not-found'],
  // Removed before that.
  'project-missing',
];

/** Whoever asks for these is told of what somebody said meanwhile: a person nobody knows by now, a password or a proof of no use. */
const isAskedFirst = ({ kind }: Asking): boolean =>
  ['project', 'ssh-keys', 'link-wikimedia'].includes(kind);

const isRefusal = (code: ErrorCode, asks: Asking): boolean =>
  refusals.includes(code) || (code === 'invalid-input' && isAskedFirst(asks));

/** A system that is asked before the desk takes it down does not answer; or the desk forgot a proof with all else that it had in memory. */
const isLater = ({ code }: WireError, asks: Asking): boolean =>
  passing.includes(code) ||
  sortOf(code) === 'network' ||
  // Somebody signs in again by and by.
  code === 'cloud-sign-in-needed' ||
  (asks.kind === 'link-wikimedia' && ['not-found', 'wikimedia-unproven'].includes(code));

/** What becomes of filing it once: its id, that it will never be taken on, or that it has to be tried again. */
async function fileOnce(
  asks: Asking,
  at: AtDesk,
  after?: string,
): Promise<{ id: string } | 'refused' | undefined> {
  await at.desk.up();
  const answer = await ask(asks, at, after);
  if (answer?.ok) return { id: answer.value.id };
  // Asked for again, it is the same request: nobody needs to look whether the desk has it.
  if (!answer || isLater(answer.error, asks)) return undefined;
  if (isRefusal(answer.error.code, asks)) return 'refused';
  throw new Error(`${asks.kind}: ${answer.error.code}: ${answer.error.message}`);
}

const nameOf = (asks: Asking): string => ('name' in asks ? asks.name : asks.shellName);

/** Everything a card asks for beside the account, as a person would ask for each by itself. */
export function askingsOf({ shellName, further }: Card): Asking[] {
  if (!further) return [];
  const { tool, project } = further;
  const members = [...(project?.members ?? []), { shellName, as: 'member' as const }];
  return [
    { kind: 'membership', shellName, as: 'member' },
    ...(tool ? [{ kind: 'tool' as const, name: tool.name, maintainer: shellName }] : []),
    ...(project ? [{ kind: 'project' as const, ...project, members }] : []),
  ];
}

/** Asks for one thing until the desk has it, and has it undone where the plan says so; nothing where the desk says that it can never be. */
export async function serveWish(
  { at, asks, dismissAfter, undoAfter }: Wish,
  desk: Desk,
  wait: Wait,
): Promise<Filed[]> {
  await wait(at);
  const filed = await patiently(nameOf(asks), wait, () => fileOnce(asks, { desk, wait }));
  if (filed === 'refused') return [];
  await dismissLater(filed.id, dismissAfter, { desk, wait });
  const undone = await undoLater({ id: filed.id, undoAfter }, { desk, wait });
  return [{ what: `${asks.kind} ${nameOf(asks)}`, id: filed.id }, ...undone];
}

/** Files what a card asks for beside the account where the desk died before all of it was taken down. */
export async function fileFurther(
  card: Card,
  account: string,
  { desk, wait }: AtDesk,
): Promise<void> {
  let after = account;
  for (const asks of askingsOf(card)) {
    const filed = await patiently(nameOf(asks), wait, () => fileOnce(asks, { desk, wait }, after));
    if (filed === 'refused') return;
    after = filed.id;
  }
}
