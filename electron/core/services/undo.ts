import type { Profile } from '../../../shared/domain/profile.ts';
import { openStates, type RequestView } from '../../../shared/domain/request.ts';
import type { UndoPart } from '../../../shared/domain/undo.ts';
import type { UndoPlan } from '../../../shared/domain/undo-plan.ts';
import type { FailureSort } from '../../../shared/errors.ts';
import { AppError } from '../errors.ts';
import type { Queue } from '../jobs/queue.ts';
import { undoable, undoFactsOf, type UndoFacts } from '../jobs/undo-facts.ts';
import { undoIdOf } from '../jobs/undo-id.ts';
import { lookAtUndone, type UndoStanding } from '../jobs/undo-standing.ts';
import type { Directory } from '../ports/directory.ts';
import type { RequestJournal, StoredRequest } from '../ports/request-journal.ts';
import type { Sha256 } from '../ports/system.ts';
import { anew } from './amend.ts';
import { blankRequest, type NewRequestPorts } from './new-request.ts';
import type { RequestsService } from './requests.ts';
import { planOfUndo, type Known } from './undo-plan.ts';
import { mayReturn } from './uid-numbers.ts';

interface Options extends NewRequestPorts {
  readonly profile: Pick<Profile, 'directory'>;
  readonly journal: RequestJournal;
  readonly queue: Pick<Queue, 'run'>;
  readonly directory: Directory;
  readonly requests: Pick<RequestsService, 'stored' | 'steer'>;
  readonly sha256: Sha256;
  readonly view: (request: StoredRequest) => RequestView;
  readonly show: (request: StoredRequest) => void;
}

/** Failures that pass when the network is back or somebody signs in. */
const passing: readonly FailureSort[] = ['network', 'sign-in'];

/** Plans and files requests that undo others. */
export function createUndo(options: Options) {
  const { journal, queue, directory, requests, clock, sha256, view, show } = options;
  const range = options.profile.directory.uidNumber;

  const wanted = async (id: string): Promise<UndoFacts> => {
    const facts = undoFactsOf(await requests.stored(id));
    if (facts) return facts;
    throw new AppError('undo-impossible', `Nothing of request ${id} can be undone`);
  };

  const mayComeBack = async (
    { account }: UndoStanding,
    { uidNumber }: UndoFacts,
  ): Promise<boolean> => account !== 'stays' && mayReturn(uidNumber, { directory, range });

  /** No standing where nobody can be asked now: then the plan is what this desk knows, and the run decides by looking. */
  const look = async (facts: UndoFacts): Promise<Known> => {
    try {
      const standing = await lookAtUndone(directory, facts);
      return { standing, numberMayReturn: await mayComeBack(standing, facts) };
    } catch (error) {
      const passes = error instanceof AppError && passing.includes(error.sort);
      if (passes) return { standing: undefined, numberMayReturn: range.counterDn === undefined };
      throw error;
    }
  };

  const planOf = async (facts: UndoFacts): Promise<UndoPlan> => {
    const known = await look(facts);
    const filed = await journal.get(undoIdOf(facts, sha256));
    return {
      ...planOfUndo(facts, known),
      ...(known.standing ? { asked: clock.now().toISOString() } : {}),
      ...(filed ? { filed: { id: filed.id, state: filed.state } } : {}),
    };
  };

  const put = async (request: StoredRequest): Promise<StoredRequest> => {
    await journal.save(request);
    show(request);
    return request;
  };

  /** What was agreed goes for an undo that has not come to its end; one that was dismissed begins anew. */
  const goOn = async (filed: StoredRequest, facts: UndoFacts): Promise<StoredRequest> => {
    if (filed.state === 'confirmed') return filed;
    if (filed.state !== 'dismissed') {
      return requests.steer(filed.id, () => ({ ...anew, facts }));
    }
    const updatedAt = clock.now().toISOString();
    return put({ ...filed, ...anew, facts, dismissedBecause: undefined, updatedAt });
  };

  const isAgreed = (filed: StoredRequest, { agreed }: UndoFacts): boolean =>
    openStates.includes(filed.state) &&
    JSON.stringify(filed.facts['agreed']) === JSON.stringify(agreed);

  const file = async (id: string, wish: readonly UndoPart[]): Promise<StoredRequest> => {
    const facts = await wanted(id);
    const agreed = undoable(facts).filter((part) => wish.includes(part));
    if (agreed.length === 0) {
      throw new AppError('undo-impossible', `Nothing that was agreed to is of request ${id}`);
    }
    const { stays } = await planOf(facts);
    const told = { ...facts, agreed, stays };
    const filed = await journal.get(undoIdOf(facts, sha256));
    if (filed) return isAgreed(filed, told) ? filed : goOn(filed, told);
    const blank = blankRequest(options);
    return put({ ...blank, id: undoIdOf(facts, sha256), kind: 'undo-account', facts: told });
  };

  /** One after the other: asked for twice at once, both would find that there is none yet. */
  let line: Promise<unknown> = Promise.resolve();

  return {
    /** Throws `not-found`, and `undo-impossible` where the request is not confirmed or did nothing. */
    plan: async (id: string): Promise<UndoPlan> => planOf(await wanted(id)),

    /** Files the undo, or gives it what was agreed last; answers once it is on disk. Throws as `plan` does. */
    async file(id: string, agreed: readonly UndoPart[]): Promise<RequestView> {
      const turn = line.then(() => file(id, agreed));
      line = Promise.allSettled([turn]);
      const request = await turn;
      void queue.run(request.id);
      return view(request);
    },
  };
}

export type UndoService = ReturnType<typeof createUndo>;
