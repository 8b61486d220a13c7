import type { ParsedInput, SubmissionMethod } from '../../../shared/contract/index.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { normaliseShellName } from '../../../shared/names/names.ts';
import { type FollowUpPart, followUpParts } from '../../../shared/requests/follow-ups.ts';
import type { RequestKind, RequestView } from '../../../shared/requests/request.ts';
import type { FieldProblem } from '../../../shared/result.ts';
import { AppError } from '../base/errors.ts';
import type { Door, Facts, FollowUps, Kinds } from '../kinds/base/define-kind.ts';
import type { StoredRequest } from '../ports/request-journal.ts';
import type { Queue } from '../queue/queue.ts';
import type { ConflictingRequests } from '../requests/conflicting-requests.ts';
import type { Submissions } from '../requests/submissions.ts';
import type { CardsService } from './cards.ts';

type Form = ParsedInput<'requests.submit'>;
type BesideCard = NonNullable<Door<SubmissionMethod, Facts>['besideCard']>;

/** One request that is asked for beside a card. */
interface FollowUp {
  readonly kind: RequestKind;
  readonly door: Door<SubmissionMethod, Facts>;
  readonly beside: BesideCard;
}

interface Options {
  readonly kinds: Kinds;
  readonly cards: Pick<CardsService, 'file'>;
  readonly conflicting: Pick<ConflictingRequests, 'find'>;
  readonly submissions: Pick<Submissions, 'fileForm' | 'drawUp'>;
  readonly queue: Pick<Queue, 'run'>;
  readonly view: (request: StoredRequest) => RequestView;
}

/** What is drawn up behind an account, and what speaks against each part that is not. */
export interface Behind {
  readonly requests: readonly StoredRequest[];
  readonly refused: ReadonlyMap<FollowUpPart, readonly FieldProblem[]>;
}

/** Why a part of it cannot be had at this event, as a rule of its field. */
const refusals: Readonly<Partial<Record<ErrorCode, string>>> = {
  'cloud-not-set-up': 'not-here',
  protected: 'protected',
  'protected-writer': 'protected',
};

/** Stands for the person of a card whose own shell name may be wrong: that is told at the card, and not once more beside it. */
const SOMEBODY = 'whoever-it-is';

/**
 * Files a card with everything else that its person is to have: each waits for the one that it needs, and for no other. The same card sent
 * twice is one chain, as each of its requests is one.
 */
export function createFollowUps(options: Options) {
  const { kinds, cards, conflicting, submissions, queue, view } = options;

  /** In the order of the table of kinds, in which they need each other. */
  const askedFor = (wanted: FollowUps): readonly FollowUp[] =>
    Object.entries(kinds).flatMap(([kind, { door }]) => {
      const beside = door?.besideCard;
      if (!door || !beside?.form(wanted, SOMEBODY)) return [];
      // Object.entries loses the type of the keys.
      return [{ kind: kind as RequestKind, door, beside }];
    });

  /** Told before anything is on disk: half a chain would be filed where the rest is refused. */
  const problemsOf = async (
    { kind, door, beside }: FollowUp,
    wanted: FollowUps,
    shellName: string,
  ): Promise<readonly FieldProblem[]> => {
    const { place, field } = beside;
    const [whoever, form] = [beside.form(wanted, SOMEBODY), beside.form(wanted, shellName)];
    const problems = (whoever && door.problems?.(whoever)) ?? [];
    if (problems.length > 0 || !form) {
      return problems.map((problem) => ({ ...problem, field: `${place}.${problem.field}` }));
    }
    const facts = door.facts(form);
    kinds[kind].refuseProtected(facts);
    const other = await conflicting.find({ kind, facts });
    if (other === undefined) return [];
    return [{ field: `${place}.${field}`, rule: 'asked-otherwise', params: [other] }];
  };

  const file = async ({ further = {}, ...card }: Form): Promise<StoredRequest> => {
    const followUps = askedFor(further);
    const typed = normaliseShellName(card.shellName);
    const wrong = await Promise.all(followUps.map((one) => problemsOf(one, further, typed)));
    const account = await cards.file(card, wrong.flat());
    const shellName = String(account.facts['shellName']);
    const once = card.draft !== undefined;
    const filed = new Map<RequestKind, string>([[account.kind, account.id]]);
    try {
      for (const { kind, beside } of followUps) {
        const form = beside.form(further, shellName);
        if (!form) continue;
        const after = (beside.needs && filed.get(beside.needs)) ?? account.id;
        const request = await submissions.fileForm(kind, { ...form, after }, { once });
        filed.set(kind, request.id);
      }
      return account;
    } finally {
      // What is on disk is sent, also where the disk did not take all of it.
      for (const id of filed.values()) void queue.run(id);
    }
  };

  /** The same for a card that is not filed here and now: what this event does not have, or protects, speaks against that part alone. */
  const problemsOfPart = async (
    part: FollowUpPart,
    asked: FollowUps,
    shellName: string,
  ): Promise<readonly FieldProblem[]> => {
    try {
      const wrong = askedFor(asked).map((one) => problemsOf(one, asked, shellName));
      return (await Promise.all(wrong)).flat();
    } catch (error) {
      const rule = error instanceof AppError ? refusals[error.code] : undefined;
      if (rule === undefined) throw error;
      return [{ field: `further.${part}`, rule, params: [] }];
    }
  };

  const behind = async (account: StoredRequest, wanted: FollowUps): Promise<Behind> => {
    const shellName = String(account.facts['shellName']);
    const drawn = new Map<RequestKind, StoredRequest>();
    const refused = new Map<FollowUpPart, readonly FieldProblem[]>();
    for (const part of followUpParts) {
      const asked = { [part]: wanted[part] };
      const fields = await problemsOfPart(part, asked, shellName);
      if (fields.length > 0) refused.set(part, fields);
      for (const { kind, beside } of fields.length > 0 ? [] : askedFor(asked)) {
        const form = beside.form(asked, shellName);
        const parent = (beside.needs && drawn.get(beside.needs)) ?? account;
        if (form) drawn.set(kind, await submissions.drawUp(kind, form, parent));
      }
    }
    return { requests: [...drawn.values()], refused };
  };

  return {
    /** What is wrong with what is asked for beside a card. Throws where this event has no such thing, and `protected`. */
    async problems(wanted: FollowUps, shellName: string): Promise<FieldProblem[]> {
      const wrong = askedFor(wanted).map((one) => problemsOf(one, wanted, shellName));
      return (await Promise.all(wrong)).flat();
    },

    /** What is asked for beside an account that is not on disk yet, as it is to be put there with it. Nothing is written. */
    behind,

    /**
     * Answers the card's own request once all of them are on disk; what becomes of each is told by `requests.changed`. Throws
     * `invalid-input` with everything that is wrong with the card and with what is asked for beside it, and `protected`.
     */
    submit: async (form: Form): Promise<RequestView> => view(await file(form)),
  };
}

/** Files a card with what else its person is to have. */
export type FollowUpsService = ReturnType<typeof createFollowUps>;
