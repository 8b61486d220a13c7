import type { CallerView } from '../../shared/domain/session.ts';
import { approvalRights, isAskedBack } from '../../shared/requests/approval.ts';
import { comparableName } from '../../shared/names/same-name.ts';
import type { RequestView } from '../../shared/requests/request.ts';

/** Whether there is anything to decide at this event, and this caller decides about some of it. */
export const decides = (caller: CallerView | undefined): boolean =>
  caller !== undefined &&
  caller.approvals &&
  approvalRights.some((right) => caller.rights.includes(right));

/** Whether a caller may decide about a request. */
export const mayDecide = ({ approval }: RequestView, caller: CallerView | undefined): boolean =>
  approval !== undefined && caller !== undefined && caller.rights.includes(approval.needs);

/** Whether a request waits for this caller: not while they wait for an answer themselves. */
export const isToDecide = (request: RequestView, caller: CallerView | undefined): boolean =>
  request.state === 'for-approval' &&
  mayDecide(request, caller) &&
  !isOthers(request, caller) &&
  !isAskedBack(request.approval);

/** Whether somebody else looks after it. */
export const isOthers = ({ approval }: RequestView, caller: CallerView | undefined): boolean =>
  approval?.holder !== undefined && approval.holder.name !== caller?.who;

/** Whether it may be decided together with others. */
export const isSafeTogether = (request: RequestView, caller: CallerView | undefined): boolean =>
  mayDecide(request, caller) && !isOthers(request, caller) && request.approval?.needs !== 'grant';

/** Requests of one person that wait for approval; of nobody where `shellName` is empty. */
export interface WaitingPerson {
  readonly shellName: string;
  readonly username: string;
  readonly requests: readonly RequestView[];
}

const sinceOf = ({ approval, createdAt }: RequestView): string => approval?.since ?? createdAt;

/**
 * Those that wait for approval, by person; who waits longest comes first, and so do the requests of each. How somebody is called may stand only in another
 * request of theirs, such as that of an account which waits for nobody any more.
 */
export function waitingPeople(requests: readonly RequestView[]): readonly WaitingPerson[] {
  const byName = Map.groupBy(requests, ({ shellName }) => comparableName(shellName));
  const nameOf = (shellName: string): string =>
    byName.get(comparableName(shellName))?.find(({ username }) => username !== '')?.username ?? '';
  const waiting = requests
    .filter(({ state }) => state === 'for-approval')
    .toSorted((a, b) => sinceOf(a).localeCompare(sinceOf(b)));
  const people = Map.groupBy(waiting, ({ shellName }) => comparableName(shellName));
  return [...people.values()].map((own) => ({
    shellName: own[0]?.shellName ?? '',
    username: nameOf(own[0]?.shellName ?? ''),
    requests: own,
  }));
}
