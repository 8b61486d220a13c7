import { z } from 'zod';

/** What a caller must be allowed to do to decide about a request: each more than the one before it. */
export const approvalRights = ['submit', 'approve', 'grant'] as const;
/** One of these. */
export type ApprovalRight = (typeof approvalRights)[number];

/** What can become of a request that waits for approval. Values in journals and of the audit trail: may be added, never renamed. */
export const approvalActs = [
  'asked-for',
  /** What it asks for is another thing now: whoever read it before has to read it again. */
  'changed',
  'claimed',
  'taken-over',
  'released',
  'asked',
  'answered',
  'approved',
  'refused',
] as const;
/** One of these. */
export type ApprovalAct = (typeof approvalActs)[number];

/** What an approver may do with a request. */
export const approvalDecisions = ['approve', 'refuse', 'ask'] as const;
/** One of these. */
export type ApprovalDecision = (typeof approvalDecisions)[number];

const act = z.object({
  act: z.enum(approvalActs),
  /** Who did it, as the audit trail has them. */
  by: z.string(),
  at: z.iso.datetime(),
  /** Which change of the request this was. */
  revision: z.int().min(1),
  /** A reason, a question or an answer. */
  text: z.string().optional(),
});
/** One thing that was done about an approval. */
export type DoneAbout = z.infer<typeof act>;

/** What a request remembers of its approval: who has to decide, since when, and all that was done about it, first things first. */
export const storedApproval = z.object({
  needs: z.enum(approvalRights),
  since: z.iso.datetime(),
  acts: z.array(act),
});
/** What a request remembers of its approval. */
export type StoredApproval = z.infer<typeof storedApproval>;

const saidBy = z.object({ name: z.string(), at: z.iso.datetime() });
const said = z.object({ text: z.string(), name: z.string(), at: z.iso.datetime() });

/** How it stands with the approval of a request. Names are those of people who work here; of an address, its first part. */
export const approvalView = z.object({
  needs: z.enum(approvalRights),
  since: z.iso.datetime(),
  /** Who looks after it, since when. */
  holder: saidBy.optional(),
  /** The last question. */
  question: said.optional(),
  /** What was said to that question; left out while it is open. */
  answer: said.optional(),
  decided: saidBy
    .extend({ is: z.enum(['approved', 'refused']), reason: z.string().optional() })
    .optional(),
});
/** How it stands with the approval of a request. */
export type ApprovalView = z.infer<typeof approvalView>;

/** How long a request is held for whoever claimed it and did nothing more about it, in milliseconds. */
export const HELD_MS = 30 * 60_000;

const holds: readonly ApprovalAct[] = ['claimed', 'taken-over', 'asked'];
const letsGo: readonly ApprovalAct[] = ['released', 'approved', 'refused', 'asked-for'];
const isDecision = ({ act: is }: DoneAbout): boolean => is === 'approved' || is === 'refused';

const says: readonly ApprovalAct[] = ['asked-for', 'changed'];
/** Whether what was done says what the request asks for: whoever read it before has to read it again. */
export const saysWhat = ({ act: is }: DoneAbout): boolean => says.includes(is);

/**
 * The most things that a request remembers of its approval, beside the last thing that each said of what it asks for: two who ask and answer for ever
 * must not make it grow for ever, nor may whoever changed it claim it and let it go until that is forgotten.
 */
const MOST_ACTS = 100;

function remembered(acts: readonly DoneAbout[]): DoneAbout[] {
  const isLastWord = (one: DoneAbout): boolean =>
    saysWhat(one) && acts.findLast((other) => saysWhat(other) && other.by === one.by) === one;
  return acts.filter((one, at) => at >= acts.length - MOST_ACTS || isLastWord(one));
}

/** What a request remembers once this was done as well. */
export const withDone = (approval: StoredApproval, done: DoneAbout): StoredApproval => ({
  ...approval,
  acts: remembered([...approval.acts, done]),
});

/** Who said since the last decision what it asks for, as the audit trail has them. */
export const askersOf = ({ acts }: Pick<StoredApproval, 'acts'>): string[] =>
  acts
    .slice(acts.findLastIndex(isDecision) + 1)
    .filter(saysWhat)
    .map(({ by }) => by);

/** A name as others are told it: of a DN the first value, and never an e-mail address. */
export function nameOfDecider(by: string): string {
  const name = /^\w+=([^,+\\"]+),/u.exec(by)?.[1]?.trim() ?? by;
  return name.split('@')[0] ?? '';
}

/** The last of these, unless one of the others came after it. */
const lastOf = (acts: readonly DoneAbout[], is: readonly ApprovalAct[], over: typeof is) => {
  const found = acts.findLast((one) => is.includes(one.act) || over.includes(one.act));
  return found && is.includes(found.act) ? found : undefined;
};

/** Who holds it, whoever they are to others; nobody where it was let go of, or decided. */
export const holderOf = ({ acts }: Pick<StoredApproval, 'acts'>): DoneAbout | undefined =>
  lastOf(acts, holds, letsGo);

/** What was decided last; undefined while it waits. */
export const decisionOf = ({ acts }: Pick<StoredApproval, 'acts'>): DoneAbout | undefined =>
  lastOf(acts, ['approved', 'refused'], ['asked-for']);

/** The last question since it was asked for. */
export const questionOf = ({ acts }: Pick<StoredApproval, 'acts'>): DoneAbout | undefined =>
  lastOf(acts, ['asked'], ['asked-for']);

const tellName = ({ by, at }: DoneAbout) => ({ name: nameOfDecider(by), at });
const tellText = (one: DoneAbout) => ({ ...tellName(one), text: one.text ?? '' });

/** What was said to this question. */
const answerTo = (question: DoneAbout, acts: readonly DoneAbout[]): DoneAbout | undefined =>
  acts.findLast(({ act: is, revision }) => is === 'answered' && revision > question.revision);

function tellDecision(one: DoneAbout | undefined): ApprovalView['decided'] {
  if (!one || !isDecision(one)) return undefined;
  const told = { ...tellName(one), is: one.act === 'approved' ? 'approved' : 'refused' } as const;
  return one.text === undefined ? told : { ...told, reason: one.text };
}

/** How it stands with an approval, as it is told. */
export function viewOfApproval(stored: StoredApproval): ApprovalView {
  const { needs, since, acts } = stored;
  const [holder, question] = [holderOf(stored), questionOf(stored)];
  const answer = question && answerTo(question, acts);
  const decided = tellDecision(decisionOf(stored));
  return {
    needs,
    since,
    ...(holder && { holder: tellName(holder) }),
    ...(question && { question: tellText(question) }),
    ...(answer && { answer: tellText(answer) }),
    ...(decided && { decided }),
  };
}

/** Whether somebody waits for the answer of whoever asked for it. */
export const isAskedBack = (view: ApprovalView | undefined): boolean =>
  view?.question !== undefined && view.answer === undefined && view.decided === undefined;
