import type { ParsedInput } from '../../../shared/contract/index.ts';
import { type RequestView, unfinishedStates } from '../../../shared/requests/request.ts';
import type { UndoAllPlan } from '../../../shared/requests/undo-all.ts';
import { isUndoOver } from '../../../shared/requests/undo-plan.ts';
import type { UndoPart } from '../../../shared/requests/undo.ts';
import { AppError } from '../base/errors.ts';
import type { Line } from '../base/in-line.ts';
import { known } from '../base/known.ts';
import type { Kinds, Taken } from '../kinds/base/define-kind.ts';
import type { RequestJournal, StoredRequest } from '../ports/request-journal.ts';
import { ancestry, requestsOfCard } from './card-requests.ts';
import { anew, newRequest, type NewRequestPorts } from './new-request.ts';
import { type Change, dismissedFor, type RequestsService } from './requests.ts';
import { planParts, reverseOf } from './undo-parts.ts';
import { undoImpossible, type Undoings } from './undoings.ts';

interface Options extends NewRequestPorts {
  readonly kinds: Kinds;
  readonly journal: Pick<RequestJournal, 'list'>;
  readonly undoings: Undoings;
  readonly requests: Pick<RequestsService, 'stored' | 'steerAndFile' | 'run'>;
  /** The same as for undos of single requests, as one may be filed here and there. */
  readonly inLine: Line;
}

type Agreement = Omit<ParsedInput<'requests.undoAll'>, 'id'>;

/** An undo that is to go, or goes on already. */
interface Going {
  readonly request: StoredRequest;
  readonly takes: readonly Taken[];
  readonly undo: Pick<StoredRequest, 'id' | 'kind' | 'facts'>;
  /** How it stands in the journal. */
  readonly filed: StoredRequest | undefined;
}

const isUnfinished = ({ state }: StoredRequest): boolean => unfinishedStates.includes(state);
const isBegun = ({ attempted }: StoredRequest): boolean => attempted.length > 0;

const planChanged = (id: string): AppError =>
  new AppError('undo-plan-changed', `What card ${id} made is not as it was read about`);

/** Refuses where one of the card's requests was begun and has not come to its end. */
function refuseBegun(all: readonly StoredRequest[]): void {
  const begun = all.find((one) => isUnfinished(one) && isBegun(one));
  if (!begun) return;
  throw new AppError('undo-unfinished', `Request ${begun.id} was begun`, { params: [begun.id] });
}

/** Whether the requests of the card are those that a person read about. */
function isRead(all: readonly StoredRequest[], { agreed, dismiss }: Agreement): boolean {
  const ids = dismiss?.ids ?? [];
  const is = (asked: string, fits: (one: StoredRequest) => boolean): boolean =>
    all.some((one) => one.id === asked && fits(one));
  return (
    all.filter(isUnfinished).every(({ id }) => ids.includes(id)) &&
    // Dismissed already where one plan is agreed to twice.
    ids.every((id) => is(id, (one) => isUnfinished(one) || one.state === 'dismissed')) &&
    agreed.every(({ of }) => is(of, ({ state }) => state === 'confirmed'))
  );
}

/**
 * Which of the undos before it has to be done first: the last one of a request that came after this one, or after something that both came after
 * and that goes as well. There is one place to wait in, so they form a line; where nothing in common goes, none is kept waiting.
 */
function waitsFor(
  { request }: Going,
  going: readonly Going[],
  all: readonly StoredRequest[],
): string | undefined {
  const goes = (id: string): boolean => going.some((one) => one.request.id === id);
  const own = ancestry(request, all).filter(goes);
  const before = going.slice(
    0,
    going.findIndex((one) => one.request === request),
  );
  return before.findLast((one) => ancestry(one.request, all).some((id) => own.includes(id)))?.undo
    .id;
}

/** An undo that stopped, or was dismissed. */
const beginAnew =
  (wanted: Pick<StoredRequest, 'facts' | 'after'>): Change =>
  (now) => {
    if (isUndoOver(now)) throw planChanged(now.id);
    return { ...anew, ...wanted, dismissedBecause: undefined };
  };

/** Plans and files the undo of all that a card made, as requests of their own. */
export function createUndoAll(options: Options) {
  const { kinds, undoings, requests, inLine } = options;

  /** The card's requests, the card itself last. */
  const requestsOf = async (id: string): Promise<readonly StoredRequest[]> => {
    const card = await requests.stored(id);
    if (card.kind !== 'account') {
      throw new AppError('other-kind', `Request ${id} is of the kind ${card.kind}`);
    }
    if (card.state !== 'confirmed') throw undoImpossible(id);
    return requestsOfCard(card, options);
  };

  const goingOf = async (
    request: StoredRequest,
    agreed: readonly UndoPart[] | undefined,
    taken: readonly Taken[],
  ): Promise<Going | undefined> => {
    const undoing = agreed ? undoings.of(request) : reverseOf(request, kinds);
    if (!undoing) return undefined;
    const filed = await undoings.filedFor(request.id, undoing);
    const { takes } = undoing;
    if (filed && isUndoOver(filed)) return { request, takes, undo: filed, filed };
    if (!agreed) return undefined;
    const undo = await undoings.wanted(request.id, undoing, { agreed, taken });
    return { request, takes, undo, filed };
  };

  /** Those that were agreed to and those that go on, in the order in which they are done. */
  const allGoing = async (
    all: readonly StoredRequest[],
    { agreed }: Agreement,
  ): Promise<readonly Going[]> => {
    const going: Going[] = [];
    for (const request of all) {
      const parts = agreed.find(({ of }) => of === request.id)?.agreed;
      const taken = going.flatMap(({ takes }) => takes);
      const one = await goingOf(request, parts, taken);
      if (one) going.push(one);
    }
    return going;
  };

  /** What becomes of the requests that were still to be done. */
  const dismissals = (
    all: readonly StoredRequest[],
    { dismiss }: Agreement,
  ): readonly (readonly [string, Change])[] =>
    all.filter(isUnfinished).map(({ id }) => [
      id,
      (now) => {
        if (!isUnfinished(now) || isBegun(now)) throw planChanged(id);
        return dismissedFor(dismiss?.reason ?? '')(now);
      },
    ]);

  const fileNow = async (id: string, agreement: Agreement): Promise<readonly Going[]> => {
    const all = await requestsOf(id);
    refuseBegun(all);
    if (!isRead(all, agreement)) throw planChanged(id);
    const going = await allGoing(all, agreement);
    const ahead = going.filter(({ filed }) => filed?.state !== 'confirmed');
    const changes = new Map(dismissals(all, agreement));
    const fresh: StoredRequest[] = [];
    for (const one of ahead.filter(({ filed }) => !isUndoOver(filed))) {
      const { undo, filed } = one;
      const after = waitsFor(one, ahead, all);
      if (filed) changes.set(undo.id, beginAnew({ facts: undo.facts, after }));
      else fresh.push(newRequest({ ...undo, ...known({ after }) }, options));
    }
    await requests.steerAndFile(changes, fresh, 'asked-anew');
    return going.filter(({ request }) => agreement.agreed.some(({ of }) => of === request.id));
  };

  const file = async (id: string, agreement: Agreement): Promise<{ requests: RequestView[] }> => {
    const agreed = await inLine(() => fileNow(id, agreement));
    const filed = await Promise.all(agreed.map(({ undo }) => requests.stored(undo.id)));
    return { requests: filed.map(requests.run) };
  };

  return {
    /**
     * What undoing all that the card made would do. Throws `not-found`, `other-kind`, and `undo-impossible` where its account is not confirmed or
     * none of its requests did anything.
     */
    async plan(id: string): Promise<UndoAllPlan> {
      const all = await requestsOf(id);
      const parts = await planParts(all, { kinds, undoings });
      if (parts.length === 0) throw undoImpossible(id);
      const unfinished = all.filter(isUnfinished);
      return {
        of: id,
        parts,
        unfinished: unfinished.map((one) => ({ id: one.id, begun: isBegun(one) })),
      };
    },

    /**
     * Dismisses what was still to be done of the card and files what was agreed to, in one transaction; answers the undos once they are on disk, in the
     * order in which they are done. What goes on already goes on as it was agreed. Throws as `plan` does, `protected`, `asked-otherwise`,
     * `undo-plan-changed` where the card's requests are not those that were read about, `undo-unfinished` where one was begun, and `request-not-open` where
     * one is being sent.
     */
    file,
  };
}
