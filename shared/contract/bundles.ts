import { z } from 'zod';
import { bundleReport } from '../bundle/bundle.ts';
import { MOST_BUNDLE_TEXT } from '../bundle/bundle-text.ts';
import { ownFollowUps } from '../requests/follow-ups.ts';
import { requestView } from '../requests/request.ts';
import { method } from './define.ts';
import { accountForm } from './requests.ts';

/** Somewhat more than the largest bundle, so that one that is too large is told so in its own words. */
const bundle = z.string().max(MOST_BUNDLE_TEXT + 10_000);

/** A card without its password and spare names: those are settled at the desk that takes the bundle. */
export const handOverForm = accountForm
  .omit({ password: true, expected: true, sharedBecause: true, alternatives: true, draft: true })
  .extend({ further: ownFollowUps.optional() });
/** A card as its newcomer types it on a machine of their own. */
export type HandOverForm = z.input<typeof handOverForm>;

/** The methods about transfer files. */
export const bundleMethods = {
  /** Seals one card with what is asked for beside it. Nothing of it is kept here. */
  'bundles.make': method(handOverForm, z.object({ bundle: z.string() })),
  /**
   * Seals requests of this desk, all that wait where none is named, and stops all of them here or none. `left` did not fit or are being sent;
   * `behind` stay here and wait for those that went: what this desk has filed beside a card, this desk follows. `proven` tells whether the bundle shows
   * that a desk sealed it; without the event's private key it does not, and no password's hash travels in it.
   */
  'bundles.export': method(
    z.strictObject({ ids: z.array(z.uuid()).min(1).max(1000).optional() }),
    z.object({
      bundle: z.string(),
      requests: z.array(requestView),
      left: z.number().int(),
      behind: z.array(requestView),
      proven: z.boolean(),
    }),
  ),
  'bundles.inspect': method(z.strictObject({ bundle }), bundleReport),
  /** Files what is new. Answers the verdicts as they were before. */
  'bundles.import': method(z.strictObject({ bundle }), bundleReport),
};
