import { z } from 'zod';
import { shellName } from '../names/shell-name.ts';
import { errorCodes } from '../errors.ts';
import { nameAlternative } from '../names/name-verdict.ts';
import { cardView, entryView } from './account.ts';
import { approvalView } from './approval.ts';
import { kinds } from './kinds.ts';
import { undone, undoView } from './undo.ts';

/** One of the kinds in the table. */
export type RequestKind = keyof typeof kinds;
/** All of them, in the order of the table. */
// Object.keys forgets that these are its keys.
export const requestKinds = Object.keys(kinds) as readonly RequestKind[];

/** The truthful words for a request (design: "Truthful words"). */
export const requestStates = [
  /** Known from a roster; nothing is sent before the newcomer comes, agrees and types a password. */
  'expected',
  /** Whoever filed it may not let it go by themselves: somebody who may has to approve it. */
  'for-approval',
  'saved',
  'waiting',
  'sending',
  'confirmed',
  'needs-you',
  'dismissed',
  'handed-over',
] as const;
/** The schema of one of these words. */
export const requestState = z.enum(requestStates);
/** One of these words. */
export type RequestState = z.infer<typeof requestState>;

/** States in which the queue still has work to do. */
export const openStates: readonly RequestState[] = ['saved', 'waiting', 'sending'];

/** States in which what is asked for once more is the same request: it goes by itself, or once it is approved. */
export const underWayStates: readonly RequestState[] = [...openStates, 'for-approval'];

/** States of a request that has not come to its end: one that needs a person may be tried again at any time. */
export const unfinishedStates: readonly RequestState[] = [...underWayStates, 'needs-you'];

/** The truthful words for a step of a request. */
export const stepStates = [
  'to-do',
  'not-needed',
  'sending',
  'waiting',
  'confirmed',
  'needs-you',
  /** It was confirmed, and an undo has removed what it made. */
  'undone',
] as const;
/** One of the words for a step. */
export type StepState = (typeof stepStates)[number];

/** Why a request stands still. */
export const problem = z.object({ code: z.enum(errorCodes), params: z.array(z.string()) });
/** Why a request stands still, as it is told. */
export type Problem = z.infer<typeof problem>;

/** A step that failed, and why. */
export const stepFailure = z.object({ step: z.string(), problem });
/** A step that failed, and why. */
export type StepFailure = z.infer<typeof stepFailure>;

/** Whether the request stands still because its names are somebody else's, so that nothing sent under them can arrive any more. */
export const isNameLost = (problem: Problem | undefined): boolean =>
  problem?.code === 'name-taken' || problem?.code === 'account-of-another';

type OwnShape = (typeof kinds)[RequestKind]['view'];
type KeyOf<V> = V extends unknown ? keyof V : never;
type SchemaOf<V, K extends PropertyKey> = V extends Readonly<Record<K, infer S>> ? S : never;

// Object.fromEntries forgets which schema stands under which key.
const ownParts = Object.fromEntries(
  Object.values(kinds).flatMap(({ view }) =>
    Object.entries<z.ZodType>(view).map(([key, schema]) => [key, schema.optional()]),
  ),
) as { readonly [K in KeyOf<OwnShape>]: z.ZodOptional<SchemaOf<OwnShape, K>> };

/** What a helper sees of a request. Times are ISO 8601 in UTC; `retryAt` is when it is tried again. */
export const requestView = z.object({
  id: z.uuid(),
  kind: z.enum(requestKinds),
  state: requestState,
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** Counts the changes of this request: of two tellings, the one with the higher number is the newer, whatever the clock said. */
  revision: z.int().min(1),
  /** The request that has to be confirmed first. */
  after: z.uuid().optional(),
  /** Of the person it is about; empty where it is about nobody, such as a project that is removed. */
  shellName,
  /** Empty where nobody knows it yet. */
  username: z.string(),
  // An account's parts stand among the others, and the rest below: readers have seen this order since there were only accounts.
  ...entryView,
  /** True when a simple bind with the newcomer's password was seen to work. */
  passwordProven: z.boolean(),
  /** Each with its own problem, where it failed. */
  steps: z.array(
    z.object({ id: z.string(), state: z.enum(stepStates), problem: problem.optional() }),
  ),
  problem: problem.optional(),
  dismissedBecause: z.string().optional(),
  ...cardView,
  retryAt: z.iso.datetime().optional(),
  /** Each of these of requests of its kind. */
  ...ownParts,
  /** Of a request that undoes another one. */
  undo: undoView.optional(),
  /** Of a request that was undone since. */
  undone: undone.optional(),
  /** Of a request that waits for approval, or did. */
  approval: approvalView.optional(),
  /**
   * At a desk with a hub, of a request that was not filed at this desk: whether it was filed at another desk, in a newcomer's own browser, or by somebody at the
   * hub, and by whom where that has a name.
   */
  elsewhere: z
    .object({ is: z.enum(['desk', 'browser', 'hub']), name: z.string().optional() })
    .optional(),
});
/** A request as it is told: its kind says which of the optional parts it has. */
export type RequestView = z.infer<typeof requestView>;

/** Of a request as it is told what its kind alone can tell: each kind has some of these parts. */
export type OwnView = Pick<RequestView, keyof typeof ownParts>;

/** Who stands in the way of a request's names, as the directory says now. Nobody's e-mail address. */
export const nameConflict = z.object({
  id: z.uuid(),
  holders: z.array(
    z.object({
      shellName: z.string(),
      username: z.string(),
      /** When the entry was made, where the directory tells; ISO 8601 in UTC. */
      since: z.iso.datetime().optional(),
    }),
  ),
  /** The pairs the newcomer agreed to, each with whether it is free now. */
  agreed: z.array(nameAlternative.extend({ free: z.boolean() })),
  /** Others that are free now. */
  offered: z.array(nameAlternative),
  asked: z.iso.datetime(),
});
/** A conflict of names as it is told. */
export type NameConflict = z.infer<typeof nameConflict>;
