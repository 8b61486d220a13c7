import type { HeldAtHub } from '../../../shared/desks/handed-in.ts';
import { allRequests } from '../base/pages.ts';
import { AppError } from '../base/errors.ts';
import { createRounds, type RoundsPorts } from '../base/rounds.ts';
import { asUndone, undoneIn } from '../kinds/base/note-undone.ts';
import { digestAtHub, HAND_IN, wasHandedIn } from '../kinds/base/through-hub.ts';
import type { Hub } from '../ports/desks/hub.ts';
import type { RequestJournal, StoredRequest } from '../ports/request-journal.ts';
import type { Clock } from '../ports/system.ts';
import type { RequestsService } from '../requests/requests.ts';

/** How often the hub is asked about what needs a person: somebody else may have mended it. */
const LOOK_MS = 30_000;

/**
 * How often, and about how many of those that are done it is asked: any may be undone at the hub, after days, and a desk has hundreds. In between the desk
 * is quiet, for what waits for that (`names/refresh.ts`).
 */
const LOOK_AT_DONE_MS = 300_000;
export const MOST_DONE = 40;

interface Options extends RoundsPorts {
  /** Undefined where the desk reaches the systems by itself. */
  readonly hub: Pick<Hub, 'look'> | undefined;
  readonly journal: Pick<RequestJournal, 'get' | 'list' | 'save'>;
  readonly requests: Pick<RequestsService, 'retry'>;
  readonly clock: Pick<Clock, 'after' | 'now'>;
  /** Tells screens of a request that changed. */
  readonly show: (request: StoredRequest) => void;
}

/**
 * Notices at a desk what was mended or undone at the hub: the queue follows what goes on by itself, and what needs a person or is done has stopped here.
 * Where it stands otherwise there by now, it goes on here and learns how; of what was undone it is told that it was.
 */
export function createWatchHub({ hub, ...options }: Options) {
  const { journal, requests, clock, show } = options;
  /** The last of the done ones that were asked about; the next round goes on behind it, and begins anew at the end. */
  let lastDone: string | undefined;

  const lookAtOneDone = async ({ id, facts, revision }: StoredRequest): Promise<void> => {
    const held = await hub?.look(id, digestAtHub(facts));
    if (held?.is !== 'same' || !held.undone) return;
    const request = await journal.get(id);
    // Somebody at this desk was quicker.
    if (request?.revision !== revision) return;
    const changed = asUndone(request, held.undone, clock);
    await journal.save(changed);
    show(changed);
  };

  const lookAtDone = async (): Promise<void> => {
    const asked = { states: ['confirmed'], limit: MOST_DONE, olderThan: lastDone } as const;
    const done = await journal.list(asked);
    lastDone = done.length < MOST_DONE ? undefined : done.at(-1)?.id;
    const stand = done.filter(({ facts }) => wasHandedIn(facts) && !undoneIn(facts));
    for (const request of stand) await lookAtOneDone(request);
  };

  const look = async (): Promise<void> => {
    const stopped = await allRequests(journal, { states: ['needs-you'] });
    for (const request of stopped.filter(({ attempted }) => attempted.includes(HAND_IN))) {
      const held = await hub?.look(request.id, digestAtHub(request.facts));
      if (held && standsOtherwise(held, request))
        await requests.retry(request.id).catch(unlessSteered);
    }
  };
  const failed = 'hub-watch-failed';
  const all = [
    createRounds({ ...options, everyMs: LOOK_MS, failed, look }),
    createRounds({ ...options, everyMs: LOOK_AT_DONE_MS, failed, look: lookAtDone }),
  ];
  return {
    /** Begins where the desk works through a hub. */
    start(): void {
      if (hub) for (const rounds of all) rounds.start();
    },
    /** Settles once no look is under way any more. */
    async stop(): Promise<void> {
      await Promise.all(all.map((rounds) => rounds.stop()));
    },
  };
}

/** Whether it stands otherwise at the hub than it stopped here. */
function standsOtherwise({ is, state, problem }: HeldAtHub, request: StoredRequest): boolean {
  if (is === 'other') return false;
  const stopped = request.problem?.code;
  if (state === 'dismissed') return stopped !== 'hub-dismissed';
  return state !== 'needs-you' || (problem?.code ?? 'hub-refused') !== stopped;
}

/** Somebody at this desk was quicker. */
function unlessSteered(error: unknown): void {
  if (!(error instanceof AppError && error.code === 'request-not-open')) throw error;
}
