import { z } from 'zod';
import { errorCodes } from '../errors.ts';
import { linkView } from './link.ts';
import { membershipView } from './membership.ts';
import { nameAlternative } from '../names/name-verdict.ts';
import { projectView, removalView } from './project.ts';
import { maintainerView, toolView } from './tool.ts';
import { undone, undoView } from './undo.ts';

/** The kinds of request; each has a recipe of steps. Journal values: may be added, never renamed. */
export const requestKinds = [
  'account',
  'undo-account',
  'link-wikimedia',
  'unlink-wikimedia',
  'membership',
  'tool',
  'remove-tool',
  'maintainer',
  'project',
  'remove-project',
] as const;
export type RequestKind = (typeof requestKinds)[number];

/** The truthful words for a request (design: "Truthful words"). */
export const requestStates = [
  /** Known from a roster; nothing is sent before the newcomer comes, agrees and types a password. */
  'expected',
  'saved',
  'waiting',
  'sending',
  'confirmed',
  'needs-you',
  'dismissed',
  'handed-over',
] as const;
export const requestState = z.enum(requestStates);
export type RequestState = z.infer<typeof requestState>;

/** States in which the queue still has work to do. */
export const openStates: readonly RequestState[] = ['saved', 'waiting', 'sending'];

export const stepStates = [
  'to-do',
  'not-needed',
  'sending',
  'waiting',
  'confirmed',
  'needs-you',
] as const;
export type StepState = (typeof stepStates)[number];

/** Why a request stands still. */
export const problem = z.object({ code: z.enum(errorCodes), params: z.array(z.string()) });
export type Problem = z.infer<typeof problem>;

/** Whether the request stands still because its names are somebody else's, so that nothing sent under them can arrive any more. */
export const isNameLost = (problem: Problem | undefined): boolean =>
  problem?.code === 'name-taken' || problem?.code === 'account-of-another';

/** What a helper sees of a request. Times are ISO 8601 in UTC; `retryAt` is when it is tried again. */
export const requestView = z.object({
  id: z.uuid(),
  kind: z.enum(requestKinds),
  state: requestState,
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** The request that has to be confirmed first. */
  after: z.uuid().optional(),
  /** Of the person it is about; empty where it is about nobody, such as a project that is removed. */
  shellName: z.string(),
  /** Empty where nobody knows it yet. */
  username: z.string(),
  /** Of an account. */
  email: z.string().optional(),
  keyFingerprint: z.string().optional(),
  uidNumber: z.number().int().optional(),
  /** How the account came to be: by this request, or it stood there before. */
  origin: z.enum(['made', 'there-before']).optional(),
  /** True when a simple bind with the newcomer's password was seen to work. */
  passwordProven: z.boolean(),
  steps: z.array(z.object({ id: z.string(), state: z.enum(stepStates) })),
  problem: problem.optional(),
  dismissedBecause: z.string().optional(),
  /** Pairs of names the newcomer agreed to, should the first ones be lost. */
  alternatives: z.array(nameAlternative).optional(),
  /** True while nothing was ever sent for it, so that everything on it may still be changed. */
  editable: z.boolean().optional(),
  /** True once it was in a hand-over bundle: another desk may have made the account for it. */
  handedOver: z.boolean().optional(),
  retryAt: z.iso.datetime().optional(),
  /** Each of these of requests of its kind. */
  link: linkView.optional(),
  membership: membershipView.optional(),
  tool: toolView.optional(),
  maintainer: maintainerView.optional(),
  project: projectView.optional(),
  removal: removalView.optional(),
  /** Of a request that undoes another one. */
  undo: undoView.optional(),
  /** Of a request that was undone since. */
  undone: undone.optional(),
});
export type RequestView = z.infer<typeof requestView>;

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
export type NameConflict = z.infer<typeof nameConflict>;
