import { setTimeout as wait } from 'node:timers/promises';
import type { StoredRequest } from '../../../electron/core/ports/request-journal.ts';
import type { CaseBook } from '../../../electron/core/ports/shift/case-book.ts';
import { everyCase } from '../../../shared/shift/every-case.ts';
import { MOST_LISTED } from '../../../shared/requests/list.ts';
import type { RequestView } from '../../../shared/requests/request.ts';
import type { CaseView } from '../../../shared/shift/case.ts';
import type { World } from '../../fakes/world.ts';
import { surely } from './hub-ending.ts';

/** Between two things that a helper does, and between two looks in the end, in milliseconds. */
const PAUSE_MS = 700;
/** Desks hear of each other every two seconds here, and a process of the hub may be starting. */
const LOOKS = 60;

/** What every helper at a desk is called first: no newcomer is told of one. */
export const HELPER = 'Shift helper';

type Desk = Pick<World, 'call' | 'ask'>;

async function knownAt({ call }: Desk) {
  const [own, others, shift] = await Promise.all([
    call('requests.list', { limit: MOST_LISTED }),
    call('requests.elsewhere', { limit: MOST_LISTED }),
    everyCase(call),
  ]);
  return {
    own: own.ok ? own.value.requests : [],
    others: others.ok ? others.value.requests : [],
    cases: shift.ok ? shift.value.cases : new Map<string, CaseView>(),
  };
}

/** One thing that a helper does about a case of this run: takes it, whoever has it, and writes a note over the one that is there. */
async function doOne(desk: Desk, isOfRun: (request: RequestView) => boolean, turn: number) {
  const { own, others, cases } = await knownAt(desk);
  const all = [...own, ...others].filter(isOfRun);
  const request = all[(turn * 7) % Math.max(all.length, 1)];
  if (!request) return;
  const { id } = request;
  const { holder, note } = cases.get(id) ?? {};
  const { me } = await desk.ask('shift.current', {});
  await desk.call('shift.hold', { id, to: `${me} ${turn}`, from: holder?.name ?? '' });
  await desk.call('shift.note', { id, text: `${me} ${turn}`, over: note?.revision ?? 0 });
}

/** Helpers at these desks look after the people of a run, each other's included, until it is over. */
export async function lookAfter(
  desks: readonly Desk[],
  isOfRun: (request: RequestView) => boolean,
  isOver: () => boolean,
): Promise<void> {
  await Promise.all(
    desks.map(async (desk, i) => {
      await desk.ask('shift.enter', { name: `${HELPER} ${i}` });
      for (let turn = i; !isOver(); turn += 1) {
        await doOne(desk, isOfRun, turn);
        await wait(PAUSE_MS);
      }
    }),
  );
}

const said = (found: CaseView | undefined): string =>
  `${found?.holder?.name ?? 'nobody'}, ${found?.note?.text ?? 'no note'}`;

interface Seen {
  readonly requests: readonly StoredRequest[];
  /** Which request of the hub answers for each that a desk handed in. */
  readonly answers: ReadonlyMap<string, string>;
  readonly book: CaseBook;
}

/** What a desk says otherwise than its hub: of others' requests, and of any case of the run. */
async function differsAt(desk: Desk, { requests, answers, book }: Seen): Promise<string[]> {
  const { own, others, cases } = await knownAt(desk);
  const mine = new Map(own.map(({ id }) => [answers.get(id) ?? id, id]));
  const told = new Map(others.map((one) => [one.id, one]));
  const found = await surely(() => book.casesOf(requests.map(({ id }) => id)));
  const there = new Map(found.map((one) => [one.id, one]));
  return requests.flatMap(({ id, state, facts }) => {
    const name = String(facts['shellName']);
    const heard = told.get(id)?.state ?? 'nothing';
    const [here, atHub] = [said(cases.get(mine.get(id) ?? id)), said(there.get(id))];
    return [
      ...(mine.has(id) || heard === state ? [] : [`${name}: ${state}, and a desk heard ${heard}`]),
      ...(here === atHub ? [] : [`${name}: the hub has ${atHub}, a desk ${here}`]),
    ];
  });
}

/** What desks say otherwise than their hub once there was time to hear of it. */
export async function judgeAmong(desks: readonly Desk[], seen: Seen): Promise<string[]> {
  let found: string[] = [];
  for (let look = 0; look < LOOKS; look += 1) {
    found = (await Promise.all(desks.map((desk) => differsAt(desk, seen)))).flat();
    if (found.length === 0) return [];
    await wait(PAUSE_MS);
  }
  return found;
}
