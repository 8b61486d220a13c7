import type { StoredRequest } from '../../electron/core/ports/request-journal.ts';
import { everyAsked, type Asked, type Ending } from './ending.ts';
import { judgeConfirmed } from './judge-confirmed.ts';
import { judgeDirectory } from './judge-directory.ts';
import { judgeMade } from './judge-made.ts';
import { isBorneOut } from './judge-other-reason.ts';
import { isHonest } from './judge-reason.ts';
import { isOwnReason, ownLooks } from './judge-own.ts';
import { judgePeople } from './judge-people.ts';
import { judgeUndone } from './judge-undone.ts';
import { judgeWorld } from './judge-world.ts';
import { lostFurther } from './lost-further.ts';
import { noVerdict, verdictKeys, type Verdict } from './run-result.ts';
import { hasGone, wasUndone } from './went.ts';
import { isLeft } from './volunteer.ts';

type Found = Partial<Verdict>;

/** What is wrong with one account's request by itself, where it is open no more. */
async function judgeAccount(one: Asked, all: readonly Asked[], ending: Ending): Promise<Found> {
  const { state, problem, attempted } = one.request;
  if (wasUndone(one.request)) return {};
  // Of what two desks asked for, one may have had it undone.
  if (state === 'confirmed' && hasGone(one.request, ending.requests)) return {};
  if (state === 'confirmed') return judgeConfirmed(one, all, ending);
  const isTrue = state !== 'needs-you' || (await isHonest(one, ending));
  return isTrue ? {} : { untrue: [`told ${problem?.code}, tried ${attempted.join(' ')}`] };
}

const told = (isTrue: boolean, { state, problem }: StoredRequest): Found =>
  isTrue || state !== 'needs-you'
    ? {}
    : { untrue: [`told ${problem?.code} ${problem?.params.join(', ')}`] };

/** The same of a request about anything else. */
function judgeOther(request: StoredRequest, ending: Ending): Found {
  const { world, requests } = ending;
  if (wasUndone(request)) return { lost: judgeUndone(request, ending) };
  const isConfirmed = request.state === 'confirmed';
  const look = ownLooks[request.kind];
  if (look) {
    return isConfirmed
      ? { lost: look(request, ending) }
      : told(isOwnReason(request, ending), request);
  }
  if (!world) return { untrue: ['the run is about accounts'] };
  if (isConfirmed) return { lost: judgeMade(request, world, requests) };
  return told(isBorneOut({ request, world, ending }), request);
}

/** How far a request came that nobody goes on with: a run that was wrong is seldom wrong twice. */
const standingOf = ({ state, problem, attempted }: StoredRequest): string =>
  `${state}${problem ? ` ${problem.code}` : ''}, tried ${attempted.join(' ') || 'nothing'}`;

function judgeOne(
  request: StoredRequest,
  asked: readonly Asked[],
  ending: Ending,
): Found | Promise<Found> {
  if (isLeft(request, ending.requests)) return { stuck: [standingOf(request)] };
  const account = asked.find((one) => one.request === request);
  return account ? judgeAccount(account, asked, ending) : judgeOther(request, ending);
}

/** What a desk said it has, and no journal does. */
function lostRequests({ filed, requests, wipe }: Ending): string[] {
  const inJournal = new Set([...requests, ...(wipe?.taken ?? [])].map(({ id }) => id));
  return filed
    .filter(({ id }) => !inJournal.has(id))
    .map(({ what, id }) => `${what}: accepted as ${id}, in no journal`);
}

/** Whoever was wiped is not to be seen any more, on the disk or on a screen. */
function comeBack({ wipe }: Ending): string[] {
  return [
    ...(wipe?.back ?? []).map((id) => `${id}: wiped, and back on the disk`),
    ...(wipe?.told ?? []).map((id) => `${id}: wiped, and shown again`),
  ];
}

const brokenTrails = ({ trails }: Ending): string[] =>
  trails
    .filter(({ ok }) => !ok)
    .map(({ firstBroken }) => `audit trail: line ${firstBroken?.line} ${firstBroken?.why}`);

const nameOf = ({ kind, facts, id }: StoredRequest): string =>
  `${kind} ${String(facts['tool'] ?? facts['name'] ?? facts['shellName'])} (${id})`;

/** Says what became of every request of a run that should not have. */
export async function judge(ending: Ending): Promise<Verdict> {
  const { world, requests, wipe } = ending;
  const asked = everyAsked(ending);
  /** Also those that were wiped: what they had written by then stays. */
  const ever = { ...ending, requests: [...requests, ...(wipe?.taken ?? [])] };
  const around = world ? judgeWorld(world, ever.requests) : { lost: [], doubled: [] };
  const people = judgePeople(ending, ever.requests);
  const verdict = {
    ...noVerdict(),
    lost: [...lostRequests(ending), ...lostFurther(ending), ...people.lost, ...around.lost],
    doubled: [...judgeDirectory(ending, asked), ...people.doubled, ...around.doubled],
    untrue: [...brokenTrails(ending), ...comeBack(ending)],
  };
  for (const request of requests) {
    const found = await judgeOne(request, asked, ever);
    for (const key of verdictKeys) {
      verdict[key].push(...(found[key] ?? []).map((word) => `${nameOf(request)}: ${word}`));
    }
  }
  return verdict;
}
