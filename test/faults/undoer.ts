import type { Input } from '../../shared/contract/index.ts';
import { MOST_LISTED } from '../../shared/requests/list.ts';
import { agreementsOf, type UndoAllPlan, undoChoices } from '../../shared/requests/undo-all.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import { openStates, type RequestView } from '../../shared/requests/request.ts';
import type { WireError } from '../../shared/result.ts';
import { passing, patiently, type AtDesk, type Filed } from './at-desk.ts';

const LOOK_AGAIN_MS = 5000;
/** Longer than the groups of a project take to be seen, repaired and looked at once more. */
const MOST_LOOKS = 120;

/** The request when it has come to its end or a person is asked; undefined where that takes for ever, or nobody has it any more. */
async function ended(id: string, { desk, wait }: AtDesk): Promise<RequestView | undefined> {
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    await desk.up();
    const found = await desk.call('requests.get', { id });
    if (found?.ok && !openStates.includes(found.value.state)) return found.value;
    if (found?.ok === false && found.error.code === 'not-found') return undefined;
    await wait(LOOK_AGAIN_MS);
  }
  return undefined;
}

/** Somebody changed what the plan is of while it was read: whoever undoes it reads it again. */
const readAgain: readonly ErrorCode[] = ['undo-plan-changed', 'request-not-open'];

/** Nothing of it can be undone, or somebody else stands in the way; undefined where the same may work later. */
const refusedBy = ({ code }: WireError): 'nothing' | undefined =>
  passing.includes(code) || readAgain.includes(code) ? undefined : 'nothing';

/** Reads what an undo would do and agrees to all of it. */
async function undoOnce(
  id: string,
  { desk }: AtDesk,
): Promise<RequestView | 'nothing' | undefined> {
  await desk.up();
  const plan = await desk.call('requests.planUndo', { id });
  if (!plan?.ok) return plan && refusedBy(plan.error);
  const { removes: agreed } = plan.value;
  if (agreed.length === 0) return 'nothing';
  const filed = await desk.call('requests.undo', { id, agreed });
  if (!filed?.ok) return filed && refusedBy(filed.error);
  return filed.value;
}

/** Everything that a card made: what waits for its account, the last of it first, and the account at the end. */
async function madeBy(account: string, { desk }: AtDesk): Promise<string[] | undefined> {
  await desk.up();
  const list = await desk.call('requests.list', { limit: MOST_LISTED });
  if (!list?.ok) return undefined;
  const behind = (id: string): string[] => {
    const next = list.value.requests.filter(({ after }) => after === id);
    return [...next.flatMap((one) => behind(one.id)), id];
  };
  return behind(account);
}

interface Undo {
  /** The request that is undone, with all that waits for it. */
  readonly id: string;
  /** How long after it was seen to be confirmed, in milliseconds; never where left out. */
  readonly undoAfter: number | undefined;
}

/** Undoes what a request made, once it is confirmed, and what was asked for behind it before that; answers the undos that the desk has. */
export async function undoLater({ id, undoAfter }: Undo, at: AtDesk): Promise<Filed[]> {
  if (undoAfter === undefined) return [];
  const parts = await patiently('what a card made', at.wait, () => madeBy(id, at));
  const outcomes = await Promise.all(parts.map((part) => ended(part, at)));
  await at.wait(undoAfter);
  const filed: Filed[] = [];
  for (const made of outcomes.filter((one) => one?.state === 'confirmed')) {
    if (!made) continue;
    const undo = await patiently('an undo', at.wait, () => undoOnce(made.id, at));
    if (undo === 'nothing') continue;
    filed.push({ what: `undo of ${made.kind} ${made.shellName}`, id: undo.id });
    await ended(undo.id, at);
  }
  return filed;
}

/** All that there is to agree to in a plan, and what was not done yet, to be dismissed with it; undefined where nothing can be removed. */
function agreementTo(plan: UndoAllPlan): Omit<Input<'requests.undoAll'>, 'id'> | undefined {
  const agreed = agreementsOf(undoChoices(plan));
  if (agreed.length === 0) return undefined;
  const ids = plan.unfinished.map(({ id }) => id);
  return ids.length > 0 ? { agreed, dismiss: { ids, reason: 'all of it is undone' } } : { agreed };
}

/** Reads what undoing all of a card would do, and agrees to all of it. */
async function undoWholeOnce(
  id: string,
  { desk }: AtDesk,
): Promise<readonly RequestView[] | 'nothing' | undefined> {
  await desk.up();
  const plan = await desk.call('requests.planUndoAll', { id });
  if (!plan?.ok) return plan && refusedBy(plan.error);
  const agreement = agreementTo(plan.value);
  if (!agreement) return 'nothing';
  const filed = await desk.call('requests.undoAll', { id, ...agreement });
  if (filed?.ok) return filed.value.requests;
  return filed && refusedBy(filed.error);
}

/** Undoes all that a card made by one plan, once its account is confirmed, whatever else of it is done by then. */
export async function undoWholeLater({ id, undoAfter }: Undo, at: AtDesk): Promise<Filed[]> {
  if (undoAfter === undefined) return [];
  const account = await ended(id, at);
  await at.wait(undoAfter);
  if (account?.state !== 'confirmed') return [];
  const filed = await patiently('an undo of all', at.wait, () => undoWholeOnce(id, at));
  if (filed === 'nothing') return [];
  await Promise.all(filed.map((undo) => ended(undo.id, at)));
  return filed.map((undo) => ({ what: `undo of ${undo.kind} ${undo.shellName}`, id: undo.id }));
}
