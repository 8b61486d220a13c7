import type { HeldAtHub } from '../../../shared/desks/handed-in.ts';
import { allRequests } from '../base/pages.ts';
import { AppError } from '../base/errors.ts';
import { createRounds, type RoundsPorts } from '../base/rounds.ts';
import { digestAtHub, HAND_IN } from '../kinds/base/through-hub.ts';
import type { Hub } from '../ports/desks/hub.ts';
import type { RequestJournal, StoredRequest } from '../ports/request-journal.ts';
import type { RequestsService } from '../requests/requests.ts';

/** How often the hub is asked about what needs a person: somebody else may have mended it. */
const LOOK_MS = 30_000;

interface Options extends RoundsPorts {
  /** Undefined where the desk reaches the systems by itself. */
  readonly hub: Pick<Hub, 'look'> | undefined;
  readonly journal: Pick<RequestJournal, 'list'>;
  readonly requests: Pick<RequestsService, 'retry'>;
}

/**
 * Notices at a desk what was mended at the hub: the queue follows what goes on by itself, and what needs a person has stopped here. Where it stands otherwise
 * there by now, it goes on here and learns how.
 */
export function createWatchHub({ hub, ...options }: Options) {
  const { journal, requests } = options;

  const look = async (): Promise<void> => {
    const stopped = await allRequests(journal, { states: ['needs-you'] });
    for (const request of stopped.filter(({ attempted }) => attempted.includes(HAND_IN))) {
      const held = await hub?.look(request.id, digestAtHub(request.facts));
      if (held && standsOtherwise(held, request))
        await requests.retry(request.id).catch(unlessSteered);
    }
  };
  const rounds = createRounds({ ...options, everyMs: LOOK_MS, failed: 'hub-watch-failed', look });
  return { ...rounds, start: () => (hub ? rounds.start() : undefined) };
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
