import type { LeftAlone } from '../../../shared/contract/requests.ts';
import type { Output, ParsedInput } from '../../../shared/contract/index.ts';
import type { Right } from '../../../shared/domain/session.ts';
import {
  askersOf,
  decisionOf,
  type DoneAbout,
  HELD_MS,
  holderOf,
  isAskedBack,
  nameOfDecider,
  saysWhat,
  type StoredApproval,
  viewOfApproval,
} from '../../../shared/requests/approval.ts';
import { requestKinds, type RequestView } from '../../../shared/requests/request.ts';
import type { Handlers } from '../base/dispatch.ts';
import { AppError, invalidInput } from '../base/errors.ts';
import type { Line } from '../base/in-line.ts';
import { known } from '../base/known.ts';
import { revised } from '../base/revised.ts';
import type { RequestJournal, StoredRequest } from '../ports/request-journal.ts';
import type { Clock } from '../ports/system.ts';
import { type Act, withAct } from './approval-gate.ts';
import { dismissedFor, notOpen, type RequestsService } from './requests.ts';

interface Options {
  readonly requests: Pick<RequestsService, 'stored' | 'steer' | 'run' | 'settleDismissed'>;
  readonly journal: Pick<RequestJournal, 'list' | 'count'>;
  readonly rights: readonly Right[];
  /** Who decides, as the audit trail has them. */
  readonly author: () => string;
  readonly clock: Clock;
  readonly view: (request: StoredRequest) => RequestView;
  /** One for all callers of a process: of two who decide at once, the second is told of the first. */
  readonly inLine: Line;
}

type Asked = ParsedInput<'approvals.decide'>;
type Read = Asked['requests'][number];

/** How often, and how many milliseconds apart, a request is tried that another process has for a moment. */
const TRIES = 20;
const PAUSE_MS = 50;

const heldBy = (name: string): AppError =>
  new AppError('approval-held', 'Somebody else holds the request', { params: [name] });

const decidedBy = (name: string): AppError =>
  new AppError('approval-decided', 'It was decided before', { params: [name] });

const isBusy = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'request-not-open' && error.params[0] === 'sending';

/** Whether it was asked for otherwise, or once more, after somebody read it. */
const isOlder = ({ revision }: Read, { acts }: StoredApproval): boolean =>
  revision !== undefined && acts.some((one) => saysWhat(one) && one.revision > revision);

const acts = { approve: 'approved', refuse: 'refused', ask: 'asked' } as const;

/** Requests that wait for somebody who may: listed, held and decided, for one caller. */
export function createApprovals(options: Options) {
  const { requests, journal, rights, author, clock, view, inLine } = options;

  /** Who decides is told to those who work here; whoever asked for something reads no names on their own request either. */
  const nameOf = ({ by }: DoneAbout): string => (rights.includes('ask') ? nameOfDecider(by) : '');

  /** What waits for approval. Throws `approval-decided` where it was decided, `request-not-open` where it waits for something else. */
  const waitingOf = ({ id, state, approval }: StoredRequest): StoredApproval => {
    if (approval && state === 'for-approval') return approval;
    const decision = approval && decisionOf(approval);
    throw decision ? decidedBy(nameOf(decision)) : notOpen(id, state);
  };

  const refuseOthers = ({ askedBy }: StoredRequest, approval: StoredApproval): void => {
    const { needs } = approval;
    if (!rights.includes(needs)) {
      throw new AppError('not-allowed', `To decide it needs ${needs}`, { params: [needs] });
    }
    const isOwn = [askedBy, ...askersOf(approval)].includes(author());
    if (!isOwn || rights.includes('grant')) return;
    throw new AppError('approval-own', 'Nobody decides what they filed or changed themselves');
  };

  /** Who else holds it now. */
  const otherHolder = (approval: StoredApproval): DoneAbout | undefined => {
    const holder = holderOf(approval);
    // One that was written while a clock was ahead is held no longer than others.
    const isFresh = holder && Math.abs(clock.now().getTime() - Date.parse(holder.at)) < HELD_MS;
    return isFresh && holder.by !== author() ? holder : undefined;
  };

  const refuseHeld = (approval: StoredApproval): void => {
    const holder = otherHolder(approval);
    if (holder) throw heldBy(nameOf(holder));
  };

  /** Changes a request that another process may have for a moment. */
  const steer: Options['requests']['steer'] = async (id, change, how) => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await requests.steer(id, change, how);
      } catch (error) {
        if (!isBusy(error) || tries >= TRIES) throw error;
        await new Promise<void>((resolve) => void clock.after(PAUSE_MS, resolve));
      }
    }
  };

  /** Writes down what was done about an approval, and what else that changes. */
  const write = (
    id: string,
    act: Omit<Act, 'by'>,
    check: (request: StoredRequest, approval: StoredApproval) => void,
  ): Promise<StoredRequest> =>
    steer(
      id,
      async (request) => {
        const approval = waitingOf(request);
        check(request, approval);
        const change = await changeBy(act, request);
        const changed = revised(request, change, clock);
        const done = { ...act, by: author() };
        return { ...change, ...known({ approval: withAct(changed, done, approval).approval }) };
      },
      'decided',
    );

  /** The same decision by the same person is one: nothing is written again. */
  const isDone = ({ approval }: StoredRequest, { decision, reason }: Asked): boolean => {
    const last = approval && (decisionOf(approval) ?? approval.acts.at(-1));
    return last?.by === author() && last.act === acts[decision] && last.text === reason;
  };

  const decideOne = async (read: Read, asked: Asked): Promise<StoredRequest> => {
    const { decision, reason } = asked;
    const found = await requests.stored(read.id);
    if (isDone(found, asked)) return found;
    waitingOf(found);
    const request = await write(
      read.id,
      { act: acts[decision], ...known({ text: reason }) },
      (now, approval) => {
        refuseOthers(now, approval);
        refuseHeld(approval);
        if (isOlder(read, approval)) throw changedSince(read.id);
        if (asked.requests.length > 1 && approval.needs === 'grant') throw singly(read.id);
      },
    );
    if (decision === 'refuse') {
      await requests.settleDismissed(request, dismissedFor(reason ?? ''));
    }
    return request;
  };

  const decide = async (asked: Asked): Promise<Output<'approvals.decide'>> => {
    if (asked.decision !== 'approve' && asked.reason === undefined) throw reasonMissing();
    const decided: RequestView[] = [];
    const left: LeftAlone[] = [];
    for (const read of asked.requests) {
      try {
        decided.push(requests.run(await decideOne(read, asked)));
      } catch (error) {
        if (!(error instanceof AppError) || error.sort !== 'refused') throw error;
        left.push({ id: read.id, problem: { code: error.code, params: [...error.params] } });
      }
    }
    return { requests: decided, left };
  };

  return {
    async list({ olderThan, limit, kinds }: ParsedInput<'approvals.list'>) {
      const states = ['for-approval'] as const;
      const [found, total, each] = await Promise.all([
        limit === 0 ? [] : journal.list({ states, kinds, olderThan, limit: limit + 1 }),
        journal.count({ states, kinds }),
        Promise.all(
          requestKinds.map(async (kind) => ({
            kind,
            count: await journal.count({ states, kinds: [kind] }),
          })),
        ),
      ]);
      const page = found.slice(0, limit);
      const next = found.length > limit ? page.at(-1)?.id : undefined;
      const counts = each.filter(({ count }) => count > 0);
      return { requests: page.map(view), total, counts, ...known({ next }) };
    },

    claim: ({ id, because }: ParsedInput<'approvals.claim'>): Promise<RequestView> =>
      inLine(async () => {
        const request = await requests.stored(id);
        const approval = waitingOf(request);
        const [mine, other] = [holderOf(approval)?.by === author(), otherHolder(approval)];
        refuseOthers(request, approval);
        if (mine) return view(request);
        const act = { act: other ? 'taken-over' : 'claimed', ...known({ text: because }) } as const;
        return view(
          await write(id, act, (_, now) => {
            if (because === undefined) refuseHeld(now);
          }),
        );
      }),

    release: ({ id }: ParsedInput<'approvals.release'>): Promise<RequestView> =>
      inLine(async () => {
        const request = await requests.stored(id);
        const approval = waitingOf(request);
        refuseHeld(approval);
        if (!holderOf(approval)) return view(request);
        return view(await write(id, { act: 'released' }, (_, now) => refuseHeld(now)));
      }),

    decide: (asked: Asked) => inLine(() => decide(asked)),

    answer: ({ id, text }: ParsedInput<'approvals.answer'>): Promise<RequestView> =>
      inLine(async () => {
        const request = await requests.stored(id);
        const said = viewOfApproval(waitingOf(request)).answer;
        if (said?.text === text) return view(request);
        const answered = await write(id, { act: 'answered', text }, (_, now) => {
          if (!isAskedBack(viewOfApproval(now))) throw notAsked(id);
        });
        return view(answered);
      }),
  };
}

/** What a decision changes beside being written down. */
const changeBy = (
  { act, text }: Omit<Act, 'by'>,
  request: StoredRequest,
): Partial<StoredRequest> | Promise<Partial<StoredRequest>> => {
  if (act === 'approved') return { state: 'saved' };
  return act === 'refused' ? dismissedFor(text ?? '')(request) : {};
};

const changedSince = (id: string): AppError =>
  new AppError('approval-changed', `Request ${id} was changed since it was read`);

const singly = (id: string): AppError =>
  new AppError('approval-singly', `Request ${id} is decided by itself`);

const notAsked = (id: string): AppError =>
  new AppError('approval-not-asked', `Nothing is asked about request ${id}`);

const reasonMissing = (): AppError =>
  invalidInput([{ field: 'reason', rule: 'reason-empty', params: [] }], 'It needs a reason');

/** Requests that wait for somebody who may. */
export type ApprovalsService = ReturnType<typeof createApprovals>;

/** The methods about them. Which request somebody may decide about is said by the event's rules, row by row. */
export const approvalHandlers = (approvals: ApprovalsService) =>
  ({
    'approvals.list': { needs: 'ask', run: (asked) => approvals.list(asked) },
    'approvals.claim': { needs: 'submit', run: (asked) => approvals.claim(asked) },
    'approvals.release': { needs: 'submit', run: (asked) => approvals.release(asked) },
    'approvals.decide': { needs: 'submit', run: (asked) => approvals.decide(asked) },
    'approvals.answer': { needs: 'submit', run: (asked) => approvals.answer(asked) },
  }) satisfies Partial<Handlers>;
