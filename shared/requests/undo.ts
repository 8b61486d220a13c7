import { z } from 'zod';
import { kinds } from './kinds.ts';

/** One thing that an undo can remove, as the kinds of request name them. */
export type UndoPart = (typeof kinds)[keyof typeof kinds]['undo'][number];

/** What of a request can be undone: account and key of an account's, one each of the others. */
export const undoParts: readonly UndoPart[] = Object.values(kinds).flatMap<UndoPart>(
  ({ undo }) => undo,
);
/** The schema of one of them. */
export const undoPart = z.enum(undoParts);

/** Why something stays. The words for each stand in i18n as `undo-stays-<why>`; the places of `params` are named here. */
export const undoReasons = [
  /** The account was not made by this request. */
  'there-before',
  /** Closed by an account manager: deleting it would open its names to everybody. */
  'blocked',
  /** $1: another shell name. */
  'renamed',
  'other-keys',
  'linked',
  'password-changed',
  /** $1: attributes. */
  'changed',
  /** $1: names of groups. */
  'in-groups',
  /** $1: the name of the jump hosts' group. */
  'in-bastion',
  /** $1: names of tools. */
  'has-tools',
  'key-there-before',
  /** $1: a fingerprint. Its owner took it out, and only they put it back. */
  'key-not-put-back',
  'password-set',
  /** $1: the number. */
  'number-never',
  /** $1: the number. */
  'number-may-return',
  /** $1: what is in the project. */
  'not-empty',
  'tool-disabled',
  /** $1: the tool. $2: who maintains it by now, where that is why. */
  'tool-in-use',
  /** $1: the shell name. $2: the jump hosts' project, whose role the cloud gives and never takes. */
  'bastion',
  /** $1: names of tools. Nobody else maintains them. */
  'last-maintainer',
] as const;
/** The schema of one of these reasons. */
export const undoReason = z.enum(undoReasons);
/** One of these reasons. */
export type UndoReason = z.infer<typeof undoReason>;

/** One thing that an undo leaves as it is, and why. */
export const undoStay = z.object({
  what: z.enum([...undoParts, 'password', 'number', 'bastion']),
  why: undoReason,
  params: z.array(z.string()),
});
/** Something that stays, with its reason. */
export type UndoStay = z.infer<typeof undoStay>;

/** What a request that undoes another one tells beside its steps. */
export const undoView = z.object({
  of: z.uuid(),
  /** What a person agreed to have removed. */
  agreed: z.array(undoPart),
  /** What was seen to be gone. */
  removed: z.array(undoPart),
  stays: z.array(undoStay),
});
/** What a request that was undone tells of it: by which request, when (ISO 8601 in UTC), and what is gone. */
export const undone = z.object({
  by: z.uuid(),
  at: z.iso.datetime(),
  removed: z.array(undoPart),
});
/** What became of a request that was undone. */
export type Undone = z.infer<typeof undone>;
