import { z } from 'zod';

/** What goes on paper, and is opened from there by people on networks of their own. */
const httpsUrl = z
  .url({ protocol: /^https$/, error: 'a URL such as https://www.example.org/' })
  .max(120, { error: 'a URL of at most 120 characters' });

/** A few words for a sheet of paper, by language. */
const onPaper = z.record(z.string(), z.string().min(1).max(60, { error: 'at most 60 characters' }));
/** More lines than these leave no room on the sheet. */
const MOST_LINES = 3;

/** What the sheet says to newcomers beside their account. It is printed, so nothing in here may be secret. */
export const welcome = z.strictObject({
  /** The event's page for newcomers; the sheet has it as a QR code. */
  startUrl: httpsUrl.optional(),
  /** Where a forgotten password is replaced. */
  accountUrl: httpsUrl.optional(),
  tryOut: z
    .array(
      z.strictObject({ name: z.string().min(1).max(60), about: onPaper.optional(), url: httpsUrl }),
    )
    .max(MOST_LINES, { error: `at most ${MOST_LINES} entries` })
    .default([]),
  /** The first goes on the label as well, and the first with a `url` has a QR code on the sheet. */
  help: z
    .array(
      z
        .strictObject({ name: onPaper, where: onPaper.optional(), url: httpsUrl.optional() })
        .refine(({ where, url }) => where !== undefined || url !== undefined, {
          error: 'where (a place or a channel), url, or both',
        }),
    )
    .max(MOST_LINES, { error: `at most ${MOST_LINES} entries` })
    .default([]),
});
