import { z } from 'zod';
import { consent } from '../domain/account.ts';
import { MOST_AGREED } from '../names/name-verdict.ts';
import { sharedBecause, typedPassword as password } from '../requests/describe.ts';
import { approvalDecisions } from '../requests/approval.ts';
import { followUps } from '../requests/follow-ups.ts';
import { LISTED, MOST_LISTED } from '../requests/list.ts';
import {
  nameConflict,
  problem,
  requestKinds,
  requestState,
  requestView,
} from '../requests/request.ts';
import { undoPart, undoParts } from '../requests/undo.ts';
import { undoAgreements, undoAllPlan } from '../requests/undo-all.ts';
import { undoPlan } from '../requests/undo-plan.ts';
import { method } from './define.ts';

const id = z.uuid();
/** Why a request is dismissed or decided so, and what else somebody says of it. */
const reason = z.string().trim().min(1, { error: 'reason-empty' }).max(500);

const typed = z.string().max(1000);
const names = z.strictObject({ username: typed, shellName: typed });
const email = z.string().max(1000);
const sshKey = z.string().max(65_536);

/**
 * A card as it was typed. Its rules are the core's business, so that everything wrong with it is told at once; the limits here
 * only keep out what no person types.
 */
export const accountForm = z.strictObject({
  ...names.shape,
  email,
  sshKey: sshKey.optional(),
  password,
  consent,
  sharedBecause: sharedBecause.optional(),
  /**
   * The request of the roster that this card is for; it then becomes this card's request. Left out, that is whoever is expected here by these
   * names or this address, if only one of them is; `nobody` where a helper said that it is none of them.
   */
  expected: z.union([id, z.literal('nobody')]).optional(),
  /** Pairs of names to take instead, should these be lost before the card is sent. */
  alternatives: z.array(names).max(MOST_AGREED).optional(),
  further: followUps.optional(),
  /**
   * Which typing of the card this is. Sent once more under the same id, as the answer was lost, it is the same request, whatever has become of that;
   * whoever changes anything on the card takes another id.
   */
  draft: id.optional(),
});
/** The card of an account, as it was typed. */
export type AccountForm = z.input<typeof accountForm>;

/** The methods about requests of any kind, and the one that files a card. */
export const requestMethods = {
  'requests.submit': method(accountForm, requestView),
  /**
   * A page of the requests that are asked for, newest first: by what stands in the journal in clear, as what is sealed of them cannot be searched.
   * `next` is what the page after this one begins behind (`olderThan`), where there is one; `total` how many are asked for, and `pending` how
   * many of this desk's are still to be sent. With a limit of 0 nothing is opened and only counted.
   */
  'requests.list': method(
    z.strictObject({
      states: z.array(requestState).optional(),
      kinds: z.array(z.enum(requestKinds)).optional(),
      /** Filed then or later. */
      since: z.iso.datetime().optional(),
      olderThan: id.optional(),
      limit: z.int().min(0).max(MOST_LISTED).default(LISTED),
    }),
    z.object({
      requests: z.array(requestView),
      total: z.int(),
      pending: z.int(),
      next: id.optional(),
    }),
  ),
  /**
   * A page of what other desks and newcomers' browsers filed at this desk's hub, newest first, as far as this desk has heard of it; each says where (`elsewhere`).
   * None where the desk has no hub.
   */
  'requests.elsewhere': method(
    z.strictObject({
      olderThan: id.optional(),
      limit: z.int().min(1).max(MOST_LISTED).default(LISTED),
    }),
    z.object({ requests: z.array(requestView), next: id.optional() }),
  ),
  'requests.get': method(z.strictObject({ id }), requestView),
  /** Goes on with a password that is typed once more, or with why an address is shared. */
  'requests.retry': method(
    z.strictObject({ id, password: password.optional(), sharedBecause: sharedBecause.optional() }),
    requestView,
  ),
  'requests.dismiss': method(z.strictObject({ id, reason }), requestView),
  /** Other names for the same request, which then goes on. Refused once its entry stands or may yet arrive. */
  'requests.rename': method(z.strictObject({ id, ...names.shape }), requestView),
  /** Another address or key, while nothing was sent. An empty key takes it off the card; one left out stays. */
  'requests.edit': method(
    z.strictObject({
      id,
      email,
      sshKey: sshKey.optional(),
      sharedBecause: sharedBecause.optional(),
    }),
    requestView,
  ),
  /** Asks the directory who has the names of a request, and which others are free. */
  'requests.conflict': method(z.strictObject({ id }), nameConflict),
  /** What undoing a confirmed request would remove and leave, as the directory stands now. */
  'requests.planUndo': method(z.strictObject({ id }), undoPlan),
  /**
   * Files the undo of a request, which then removes what `agreed` names and nothing else; a person has read the plan. There is one undo of
   * each request: asked for again, it is the same one, with what was agreed last while it has not come to its end.
   */
  'requests.undo': method(
    z.strictObject({ id, agreed: z.array(undoPart).min(1).max(undoParts.length) }),
    requestView,
  ),
  /**
   * What undoing all that a card made would do: its account and every request that came after it, in the order in which they are undone. Each as
   * the systems stand now, but for what the plan removes before it; what could not be looked at says why.
   */
  'requests.planUndoAll': method(z.strictObject({ id }), undoAllPlan),
  /**
   * Files the undos that were agreed to, all of them or none, each after the one that has to be done before it; answers them in this order.
   * `dismiss` names the requests of the card that were still to be done, nothing of which was sent: they are dismissed in the same transaction.
   * Throws `undo-plan-changed` where the card's requests are not those of the plan that was read, and `undo-unfinished` where one was begun.
   */
  'requests.undoAll': method(
    z.strictObject({
      id,
      agreed: undoAgreements,
      dismiss: z.strictObject({ ids: z.array(id).min(1).max(1000), reason }).optional(),
    }),
    z.object({ requests: z.array(requestView) }),
  ),
  /** Tries everything that waits, now. Answers when each has been tried once. */
  'requests.sync': method(z.strictObject({}), z.object({ requests: z.array(requestView) })),
};

/** How many requests may be decided about at once. */
export const MOST_DECIDED = 100;

/** A request as somebody read it: what was changed since is not what they decide about. Left out where nobody looked. */
const read = z.strictObject({ id, revision: z.int().min(1).optional() });

/** Why a request was left as it is. */
const leftAlone = z.object({ id, problem });
/** A request that was left as it is, and why. */
export type LeftAlone = z.output<typeof leftAlone>;

/**
 * The methods about requests that wait for approval. Who may decide about a request is said by the event: each has the right that it needs (`approval.needs`).
 * Who has less is answered `not-allowed`. Nobody decides what they filed themselves, unless they have `grant`.
 */
export const approvalMethods = {
  /** A page of those that wait, newest first, as `requests.list` has it; `counts` are of all of them, by kind. */
  'approvals.list': method(
    z.strictObject({
      kinds: z.array(z.enum(requestKinds)).optional(),
      olderThan: id.optional(),
      limit: z.int().min(0).max(MOST_LISTED).default(LISTED),
    }),
    z.object({
      requests: z.array(requestView),
      total: z.int(),
      counts: z.array(z.object({ kind: z.enum(requestKinds), count: z.int().min(1) })),
      next: id.optional(),
    }),
  ),
  /**
   * Keeps a request for oneself, so that no other decides it at the same time; for half an hour after the last thing that was done about it. From somebody
   * who holds it only with a reason: throws `approval-held` [who] without one.
   */
  'approvals.claim': method(z.strictObject({ id, because: reason.optional() }), requestView),
  /** Lets go of it. Throws `approval-held` [who] where somebody else holds it. */
  'approvals.release': method(z.strictObject({ id }), requestView),
  /**
   * Approves, refuses or asks back; the latter two need a reason. Of several each is decided by itself, and `left` says which were not and why: those that need
   * `grant` are decided one at a time (`approval-singly`), what was decided already says by whom (`approval-decided`), and what is another thing
   * than was read is left (`approval-changed`). Decided twice in the same way by the same person it is one decision.
   */
  'approvals.decide': method(
    z.strictObject({
      requests: z.array(read).min(1).max(MOST_DECIDED),
      decision: z.enum(approvalDecisions),
      reason: reason.optional(),
    }),
    z.object({ requests: z.array(requestView), left: z.array(leftAlone) }),
  ),
  /** Answers what was asked about a request. Throws `approval-not-asked` where no question is open. */
  'approvals.answer': method(z.strictObject({ id, text: reason }), requestView),
};

/**
 * Tells of each request that changed, whoever changed it; and of those that were not filed at this desk. `gone` are no others' any more, and with `forget` none of
 * those is there that were told before.
 */
export const requestEvents = {
  'requests.changed': requestView,
  'elsewhere.changed': z.object({
    requests: z.array(requestView),
    gone: z.array(id),
    forget: z.boolean(),
  }),
};
