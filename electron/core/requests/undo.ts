import type { Profile } from '../../../shared/domain/profile.ts';
import type { RequestView } from '../../../shared/requests/request.ts';
import type { UndoPart } from '../../../shared/requests/undo.ts';
import type { UndoPlan } from '../../../shared/requests/undo-plan.ts';
import { AppError } from '../base/errors.ts';
import type { Queue } from '../queue/queue.ts';
import { type UndoFacts, undoFactsOf, undoIdOf, undoable } from '../kinds/account/undo-facts.ts';
import { createLine } from '../base/in-line.ts';
import { type UndoStanding, lookAtUndone } from '../kinds/account/undo-state.ts';
import type { Directory } from '../ports/directory.ts';
import type { RequestJournal, StoredRequest } from '../ports/request-journal.ts';
import type { Sha256 } from '../ports/system.ts';
import type { Inverses } from '../services/inverse.ts';
import { type PutPorts, createPutOnce } from './put-once.ts';
import type { RequestsService } from './requests.ts';
import type { Rivals } from './conflicting-requests.ts';
import { createUndoOthers } from './undo-others.ts';
import { type Known, planOfUndo } from '../kinds/account/undo-plan.ts';
import { mayReturn } from '../kinds/account/uid-numbers.ts';
import { unlessAway } from '../systems/asking.ts';

interface Options extends PutPorts {
  readonly profile: Pick<Profile, 'directory'>;
  readonly journal: RequestJournal;
  readonly queue: Pick<Queue, 'run'>;
  readonly directory: Directory;
  readonly requests: Pick<RequestsService, 'stored' | 'steer'>;
  readonly sha256: Sha256;
  readonly inverses: Inverses;
  readonly rivals: Pick<Rivals, 'refuse'>;
  readonly view: (request: StoredRequest) => RequestView;
}

/** Plans and files requests that undo others. */
export function createUndo(options: Options) {
  const { journal, queue, directory, requests, clock, sha256, view } = options;
  const putOnce = createPutOnce(options);
  const others = createUndoOthers(options);
  const range = options.profile.directory.uidNumber;

  const wanted = (request: StoredRequest): UndoFacts => {
    const facts = undoFactsOf(request);
    if (facts) return facts;
    throw new AppError('undo-impossible', `Nothing of request ${request.id} can be undone`);
  };

  const mayComeBack = async (
    { account }: UndoStanding,
    { uidNumber }: UndoFacts,
  ): Promise<boolean> => account !== 'stays' && mayReturn(uidNumber, { directory, range });

  /** No standing where nobody can be asked now: then the plan is what this desk knows, and the run decides by looking. */
  const look = async (facts: UndoFacts): Promise<Known> => {
    const known = await unlessAway(async () => {
      const standing = await lookAtUndone(directory, facts);
      return { standing, numberMayReturn: await mayComeBack(standing, facts) };
    });
    return known ?? { standing: undefined, numberMayReturn: range.counterDn === undefined };
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

  const isAgreed = (filed: StoredRequest, { agreed }: UndoFacts): boolean =>
    JSON.stringify(filed.facts['agreed']) === JSON.stringify(agreed);

  const fileAccount = async (
    request: StoredRequest,
    wish: readonly UndoPart[],
  ): Promise<StoredRequest> => {
    const facts = wanted(request);
    const agreed = undoable(facts).filter((part) => wish.includes(part));
    if (agreed.length === 0) {
      throw new AppError(
        'undo-impossible',
        `Nothing that was agreed to is of request ${request.id}`,
      );
    }
    const { stays } = await planOf(facts);
    const told = { ...facts, agreed, stays };
    return putOnce({ id: undoIdOf(facts, sha256), kind: 'undo-account', facts: told }, (filed) =>
      isAgreed(filed, told),
    );
  };

  const file = async (id: string, agreed: readonly UndoPart[]): Promise<StoredRequest> => {
    const request = await requests.stored(id);
    return others.covers(request) ? others.file(request, agreed) : fileAccount(request, agreed);
  };

  /** Asked for twice at once, both would find that there is none yet. */
  const inLine = createLine();

  return {
    /** Throws `not-found`, and `undo-impossible` where the request is not confirmed or did nothing. */
    async plan(id: string): Promise<UndoPlan> {
      const request = await requests.stored(id);
      return others.covers(request) ? others.plan(request) : planOf(wanted(request));
    },

    /** Files the undo, or gives it what was agreed last; answers once it is on disk. Throws as `plan` does. */
    async file(id: string, agreed: readonly UndoPart[]): Promise<RequestView> {
      const request = await inLine(() => file(id, agreed));
      void queue.run(request.id);
      return view(request);
    },
  };
}

export type UndoService = ReturnType<typeof createUndo>;
