import type { StoredRequest } from '../../electron/core/ports/request-journal.ts';
import { everyAsked, type Asked, type Ending } from './ending.ts';
import { judgeConfirmed } from './judge-confirmed.ts';
import { judgeDirectory } from './judge-directory.ts';
import { judgeMade } from './judge-made.ts';
import { isBorneOut } from './judge-other-reason.ts';
import { isHonest } from './judge-reason.ts';
import { judgeWorld } from './judge-world.ts';
import { lostFurther } from './lost-further.ts';
import { noVerdict, verdictKeys, type Verdict } from './run-result.ts';
import { isLeft } from './volunteer.ts';

type Found = Partial<Verdict>;

/** What is wrong with one account's request by itself, where it is open no more. */
async function judgeAccount(one: Asked, all: readonly Asked[], ending: Ending): Promise<Found> {
  const { state, problem } = one.request;
  if (state === 'confirmed') return judgeConfirmed(one, all, ending);
  const isTrue = state !== 'needs-you' || (await isHonest(one, ending));
  return isTrue ? {} : { untrue: [`told ${problem?.code}`] };
}

/** The same of a request about anything else. */
function judgeOther(request: StoredRequest, ending: Ending): Found {
  const { world, requests } = ending;
  const { state, problem } = request;
  if (!world) return { untrue: ['the run is about accounts'] };
  if (state === 'confirmed') return { lost: judgeMade(request, world, requests) };
  const isTrue = state !== 'needs-you' || isBorneOut({ request, world, ending });
  return isTrue ? {} : { untrue: [`told ${problem?.code} ${problem?.params.join(', ')}`] };
}

function judgeOne(
  request: StoredRequest,
  asked: readonly Asked[],
  ending: Ending,
): Found | Promise<Found> {
  if (isLeft(request, ending.requests)) return { stuck: [request.problem?.code ?? 'open'] };
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

/** One filing of a request: asked for anew, here or at another desk of these runs, it has the same id and another time. */
const filingOf = ({ id, createdAt }: StoredRequest): string => `${id} ${createdAt}`;

/** Whoever was wiped is not to be seen any more, on the disk or on a screen. */
function comeBack({ requests, wipe }: Ending): string[] {
  const taken = new Set(wipe?.taken.map(filingOf));
  return [
    ...requests
      .filter((request) => taken.has(filingOf(request)))
      .map(({ id }) => `${id}: wiped, and back on the disk`),
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
  const verdict = {
    ...noVerdict(),
    lost: [...lostRequests(ending), ...lostFurther(ending), ...around.lost],
    doubled: [...judgeDirectory(ending, asked), ...around.doubled],
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
