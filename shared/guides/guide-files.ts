import { z } from 'zod';

/** What a profile says of guides: where their texts are, and whose pages may be looked at to see that a step is done. */
export const guideFiles = z.strictObject({
  /** Files beside the profile, or the names of those that ship with the app. Of two guides of one id the first counts. */
  files: z.array(z.string().min(1).max(200)).max(5, { error: 'at most 5 files' }).default([]),
  /** Hosts that a step may be looked for at, such as `*.toolforge.org`; no other is asked. */
  hosts: z
    .array(
      z.string().regex(/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/i, {
        error: 'a host, or *. and the end of one, such as *.toolforge.org',
      }),
    )
    .max(20)
    .default([]),
});

/** The page of a thing, `{name}` being its name. */
export const pageOfName = z
  .url({ protocol: /^https$/, error: 'a URL such as https://tools.example.org/{name}' })
  .includes('{name}', { error: 'a URL with {name} in it' });

/** What a workshop is made of: the ids of guides, each once, in the order in which they are taught. */
export const workshopGuides = z
  .array(z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, { error: 'the id of a guide, such as quarry' }))
  .max(10, { error: 'at most 10 guides' })
  .refine((ids) => new Set(ids).size === ids.length, { error: 'a list with each guide once' })
  .default([]);

/** The catalogue of tools: where its API is (`…/api/`), and the page of a tool, `{name}` being its name there. */
export const catalogue = <U extends z.ZodType<string, string>>(apiUrl: U) =>
  z.strictObject({
    apiUrl,
    pageUrl: pageOfName.optional(),
  });
