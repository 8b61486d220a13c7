import { z } from 'zod';
import { fieldProblem } from '../result.ts';
import { MOST_AGREED } from '../names/name-verdict.ts';
import { followUpParts, ownFollowUps } from '../requests/follow-ups.ts';
import { requestState } from '../requests/request.ts';

const typed = z.string().max(1000);
const instant = z.iso.datetime();

/**
 * What a bundle says of an account: what was typed, and nothing of what was done. Numbers, steps and who made what are
 * for the directory to tell: anybody who has the event's profile can seal a bundle.
 */
const accountCard = z.strictObject({
  username: typed,
  shellName: typed,
  email: typed,
  sshKey: z.string().max(65_536).optional(),
  alternatives: z
    .array(z.strictObject({ username: typed, shellName: typed }))
    .max(MOST_AGREED)
    .optional(),
  agreedAt: instant,
  /**
   * Salted, as the directory takes it (RFC 2307 5.3); where the newcomer typed the password at the other desk. It counts only where a desk is
   * proven to have sealed it.
   */
  passwordHash: z
    .string()
    .regex(/^\{SSHA\}[A-Za-z0-9+/]{32,100}={0,2}$/)
    .optional(),
});

export const bundledRequest = z.strictObject({
  /** Drawn by lot. Ids of version 8 follow from something, as an undo's does: nobody from outside may take one of those. */
  id: z.uuid({ version: 'v4' }),
  kind: z.literal('account'),
  createdAt: instant,
  facts: accountCard,
  /** Since version 3 of the seal, and only of what no desk sealed: what a desk has filed beside a card, that desk follows. */
  further: ownFollowUps.optional(),
});
export type BundledRequest = z.infer<typeof bundledRequest>;

/** The inside of a transfer file. */
export const bundleContent = z.strictObject({
  /** Filled in on the newcomer's own machine, or taken out of a desk's queue: what whoever sealed it says, which may be anybody. */
  from: z.enum(['newcomer', 'desk']),
  madeAt: instant,
  requests: z.array(bundledRequest).min(1).max(1000),
});
export type BundleContent = z.infer<typeof bundleContent>;

/** What a request in a bundle means for this desk. */
export const bundleVerdicts = ['new', 'known', 'comes-back', 'not-allowed'] as const;
export type BundleVerdict = (typeof bundleVerdicts)[number];

/** Who sealed a bundle, as far as this desk can tell: `unproven` says that it is from a desk, which anybody can say. */
export const bundleOrigin = z.enum(['newcomer', 'desk', 'unproven']);
/** Who sealed it. */
export type BundleOrigin = z.infer<typeof bundleOrigin>;

/** A bundle as a helper sees it: names only. `standing` is the request of this desk for the same card. */
export const bundleReport = z.object({
  from: bundleOrigin,
  madeAt: instant,
  requests: z.array(
    z.object({
      id: z.uuid(),
      username: z.string(),
      shellName: z.string(),
      verdict: z.enum(bundleVerdicts),
      standing: z.object({ id: z.uuid(), state: requestState }).optional(),
      /** What this event's rules say against it. */
      fields: z.array(fieldProblem),
      /** What is asked for beside it: its name, or of a membership the reason; and what speaks against that part, which is then not filed. */
      further: z
        .array(
          z.object({
            part: z.enum(followUpParts),
            about: z.string(),
            fields: z.array(fieldProblem),
          }),
        )
        .optional(),
    }),
  ),
});
export type BundleReport = z.infer<typeof bundleReport>;
