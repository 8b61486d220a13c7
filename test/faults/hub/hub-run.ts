import { setTimeout as wait } from 'node:timers/promises';
import { MOST_LISTED } from '../../../shared/requests/list.ts';
import type { RequestView } from '../../../shared/requests/request.ts';
import type { World } from '../../fakes/world.ts';
import type { Filed } from '../at-desk.ts';
import type { Desk } from '../desk.ts';
import { confirmedIn } from '../ending.ts';
import { judge } from '../oracle.ts';
import type { Card } from '../plan.ts';
import { openDirectories } from '../real-people.ts';
import { endless, type RunResult, type Verdict } from '../run-result.ts';
import { peopleOf, sharedNumbers } from '../servers-run.ts';
import { isLeft, serve, settle } from '../volunteer.ts';
import { openDesk } from './hub-desks.ts';
import { judgeAmong, lookAfter } from './hub-among.ts';
import { createFinder, readEnding, surely, type RunEnding } from './hub-ending.ts';
import { judgeHub, type Browsed } from './hub-judge.ts';
import type { HubKind } from './hub-kinds.ts';
import { approveAll, comeBack, openBrowser, type AtBrowser } from './hub-people.ts';
import type { HubPlan } from './hub-plan.ts';
import { entries, type HubStage } from './hub-stage.ts';
import { seeRun } from '../servers-cloud.ts';
import { TOOLFORGE } from '../cloud-rules.ts';
import { strikeAll } from './hub-strikes.ts';

/** People at a hub wait so much shorter than those of other runs before they try again. */
const HASTE = 60;
/** Between two rounds of looking whether something is open, in milliseconds, and how many there are at most. */
const PAUSE_MS = 1000;
const MOST_ROUNDS = 120;
/** A run that takes this long comes to no end. */
const ENDLESS_MS = 400_000;

const patience = (ms: number): Promise<void> => wait(ms / HASTE);

/** What is looked at in the cloud when a run is over. */
const TOOLFORGE_ALONE = {
  ...{ services: [], hookDelay: 0, tools: [] },
  projects: [{ name: TOOLFORGE, holders: [] }],
};

/** Everybody of a run, with what they do. */
interface Cast {
  readonly newcomers: readonly AtBrowser[];
  readonly staff: readonly AtBrowser[];
  readonly desks: readonly Awaited<ReturnType<typeof openDesk>>[];
}

const atDesk = ({ call }: World): Desk => ({
  call,
  up: () => Promise.resolve(),
  logIn: () => undefined,
});

const late = (card: Card): Card => ({ ...card, at: card.at * HASTE });

/** Whether somebody else has asked for these names before: a newcomer is told no more of that, and has to choose others. */
const isTurnedAway = (error: unknown, card: Card, { cards }: HubPlan): boolean =>
  error instanceof Error &&
  error.message.startsWith('asked-otherwise:') &&
  cards.some(
    (one) => one !== card && (one.shellName === card.shellName || one.username === card.username),
  );

/** Which of these nobody has to be asked about; what waits for one that somebody is asked about waits for them. */
const waiting = <R extends Pick<RequestView, 'id' | 'state' | 'problem' | 'after'>>(
  all: readonly R[],
): R[] => all.filter((one) => one.state === 'for-approval' || isLeft(one, all));

/** What somebody is asked about who has not gone home: their password, typed once more. */
const isAsked = ({ state, problem }: Pick<RequestView, 'state' | 'problem'>): boolean =>
  state === 'needs-you' &&
  problem !== undefined &&
  ['password-needed', 'internal'].includes(problem.code);

/** What somebody does in front of their page until all that they filed came to its end. */
async function answerUntilOver(card: Card, desk: Desk): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    await settle(desk, { cards: [card], pause: () => wait(PAUSE_MS), rounds: 1 });
    const list = await desk.call('requests.list', {});
    if (!list?.ok) continue;
    const all = list.value.requests;
    if (waiting(all).length === 0 && !all.some(isAsked)) return;
  }
}

/** Files everything, and waits until all of it came to its end. */
async function fileAll({ newcomers, desks }: Cast, plan: HubPlan): Promise<Filed[]> {
  const one = async (card: Card, desk: Desk): Promise<Filed[]> => {
    const filed = await serve(late(card), desk, patience).catch((error: unknown) => {
      if (isTurnedAway(error, card, plan)) return [];
      throw error;
    });
    await answerUntilOver(card, desk);
    return filed;
  };
  const filed = await Promise.all([
    ...plan.cards.flatMap((card, i) => newcomers.slice(i, i + 1).map((desk) => one(card, desk))),
    ...plan.desks.flatMap(({ cards }, i) =>
      desks.slice(i, i + 1).flatMap((desk) => cards.map((card) => one(card, atDesk(desk)))),
    ),
  ]);
  return filed.flat();
}

const browsed = async (
  stage: HubStage,
  plan: HubPlan,
  { newcomer, i }: { readonly newcomer: AtBrowser; readonly i: number },
): Promise<Browsed> => {
  const { client, who, heard } = newcomer;
  const { found, told } = await comeBack(stage, plan.event, newcomer);
  return {
    ...{ who, heard, found },
    told: [...client.told, ...told],
    typed: plan.cards.slice(i, i + 1),
  };
};

const shownBy = async (desk: World) =>
  (await desk.ask('requests.list', { limit: MOST_LISTED })).requests;

/** What a desk says of a request that may be nowhere else. */
const standing = ({ shellName, state, problem }: RequestView): string =>
  `${shellName} ${state} ${problem?.code ?? ''}`;

interface Played {
  readonly plan: HubPlan;
  readonly cast: Cast;
  readonly filed: readonly Filed[];
}

/** Judges what was found by what everybody in it saw. */
async function judgeRun(stage: HubStage, ending: RunEnding, { plan, cast, filed }: Played) {
  const { requests, answers, writes, trails } = ending;
  const shown = (await Promise.all(cast.desks.map(shownBy))).flat();
  const open = openDirectories(stage.world.slapd);
  const { directory } = open;
  try {
    const people = await peopleOf(plan, stage.world.slapd, directory);
    const run = { plan, cloud: TOOLFORGE_ALONE, requests };
    const verdict = await judge({
      world: await seeRun(stage.cloud, run),
      ...{ residents: [], links: [], requests, trails, people },
      cards: [...plan.cards, ...plan.desks.flatMap(({ cards }) => cards)],
      filed: filed.map(({ what, id }) => ({ what, id: answers.get(id) ?? id })),
      accepts: directory.acceptsPassword,
    });
    const among = await judgeAmong(cast.desks, {
      ...{ requests, answers },
      book: stage.storages[plan.event].cases,
    });
    const hub = judgeHub({
      ...{ requests, writes, isCareful: plan.event === 'careful-event' },
      handedIn: shown.map(({ id, ...one }) => ({ ...one, request: answers.get(id) })),
      browsers: await Promise.all(
        cast.newcomers.map((newcomer, i) => browsed(stage, plan, { newcomer, i })),
      ),
    });
    const doubled = [...verdict.doubled, ...(await sharedNumbers(people, directory))];
    const atDesks = shown.map(standing).join(', ');
    const found: Verdict = {
      ...{ doubled, stuck: [...verdict.stuck, ...hub.stuck] },
      lost: [...verdict.lost.map((one) => `${one}; desks show ${atDesks}`), ...hub.lost],
      ...{ untrue: [...verdict.untrue, ...hub.untrue, ...among], shown: hub.shown },
    };
    return { verdict: found, confirmed: confirmedIn(requests) };
  } finally {
    await directory.close();
  }
}

async function openCast(
  stage: HubStage,
  plan: HubPlan,
  struck: (kind: HubKind) => void,
): Promise<Cast> {
  const { event } = plan;
  const [newcomers, staff, desks] = await Promise.all([
    Promise.all(
      plan.cards.map(({ mishap }) =>
        openBrowser(stage, event, { entry: entries.newcomer, mishap }),
      ),
    ),
    Promise.all(
      [entries.helper, entries.approver].map((entry) => openBrowser(stage, event, { entry })),
    ),
    Promise.all(plan.desks.map((desk) => openDesk(stage, { ...desk, event }, struck))),
  ]);
  for (const { mishap } of plan.cards) if (mishap) struck(mishap);
  return { newcomers, staff, desks };
}

/** An hour passes for what is counted by the hour: all runs come from one address. */
const forgetCounts = ({ pool }: HubStage) => surely(() => pool.query('DELETE FROM hub_limits'));

async function play(stage: HubStage, plan: HubPlan, struck: (kind: HubKind) => void) {
  await forgetCounts(stage);
  const cast = await openCast(stage, plan, struck);
  let isOver = false;
  const isOfRun = ({ shellName }: RequestView): boolean => shellName.startsWith(`p${plan.run}-`);
  const approving = cast.staff.map((desk) =>
    // What nobody approves is found in the end.
    approveAll(desk, isOfRun, () => isOver).catch(() => undefined),
  );
  let isFiled = false;
  const helping = lookAfter(cast.desks, isOfRun, () => isFiled);
  try {
    // Both at once: a strike that cannot strike is a finding of this run, and ends no other.
    const [filed] = await Promise.all([
      fileAll(cast, plan),
      strikeAll(stage, plan.faults, ({ kind }) => struck(kind)),
    ]);
    const requestsOf = createFinder(stage, plan);
    for (let looks = 0; looks < MOST_ROUNDS; looks += 1) {
      if (waiting(await requestsOf()).length === 0) break;
      await wait(PAUSE_MS);
    }
    isFiled = true;
    await helping;
    const ending = await readEnding(stage, plan, await requestsOf());
    return await judgeRun(stage, ending, { plan, cast, filed });
  } finally {
    isOver = true;
    isFiled = true;
    await Promise.allSettled([...approving, helping]);
    for (const one of [...cast.newcomers, ...cast.staff]) one.close();
    await Promise.allSettled(cast.desks.map((desk) => desk.close()));
  }
}

/** Plays one plan over a stage, beside others. */
export async function runHub(stage: HubStage, plan: HubPlan): Promise<RunResult> {
  const strikes: RunResult['strikes'] = [];
  const struck = (kind: HubKind): void => void strikes.push({ kind, site: 'hub' });
  const { promise: never, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('the run comes to no end')), ENDLESS_MS);
  try {
    const came = await Promise.race([play(stage, plan, struck), never]);
    return { run: plan.run, strikes, hook: stage.hooked(), ...came };
  } catch (error) {
    // A run that comes to no end is a finding like any other.
    return endless(plan.run, strikes, error);
  } finally {
    clearTimeout(timer);
  }
}
