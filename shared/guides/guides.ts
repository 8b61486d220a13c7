import { z } from 'zod';

/** What a service may ask of a person before it lets them in, from what everybody can have at once to what others have to give. */
export const needs = [
  ...(['wikimedia-account', 'developer-account', 'ssh-key'] as const),
  ...(['toolforge', 'tool', 'project'] as const),
] as const;
/** What a service may ask of a person. */
export type Need = (typeof needs)[number];

/** Names of the person at hand that a text may have, as `{{tool}}`. */
export const placeholders = ['shellName', 'username', 'tool', 'project'] as const;
/** A name that a text may have. */
export type Placeholder = (typeof placeholders)[number];

/** What a starter is written in: how names are put into it depends on that. */
export const syntaxes = ['shell', 'sql', 'python', 'json', 'notebook', 'plain'] as const;
/** What a starter is written in. */
export type Syntax = (typeof syntaxes)[number];

const PLACEHOLDER = /\{\{([^{}]*)\}\}/gu;
const isPlaceholder = (name: string): name is Placeholder =>
  placeholders.some((known) => known === name);

/** A text with each `{{name}}` replaced; one that nobody knows stays as it is. */
export const replacePlaceholders = (text: string, by: (name: Placeholder) => string): string =>
  text.replaceAll(PLACEHOLDER, (all, name: string) => (isPlaceholder(name) ? by(name) : all));

const MOST_TEXT = 600;
const NAMES_ONLY = `a text with no other {{…}} than ${placeholders.map((name) => `{{${name}}}`).join(', ')}`;
const knowsItsNames = (text: string): boolean =>
  [...text.matchAll(PLACEHOLDER)].every(([, name = '']) => isPlaceholder(name));

const words = z
  .string()
  .min(1, { error: 'a text that is not empty' })
  .max(MOST_TEXT, { error: `a text of at most ${MOST_TEXT} characters` })
  .refine(knowsItsNames, { error: NAMES_ONLY });
const id = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, {
  error: 'an id of lower-case letters, digits and hyphens',
});
const language = z.string().regex(/^[a-z]{2,3}(-[a-z]{2,8})*$/, {
  error: 'the code of a language, such as en or ckb',
});
const HTTPS = 'a URL such as https://www.example.org/';
const https = z.url({ protocol: /^https$/ });
const isHttps = (text: string): boolean =>
  https.safeParse(replacePlaceholders(text, () => 'x')).success;
const link = z.string().max(300).refine(isHttps, { error: HTTPS }).refine(knowsItsNames, {
  error: NAMES_ONLY,
});

/** A page to read: in which language it is, and what it is good for. */
const documentation = z.strictObject({ title: words, url: link, language, about: words });

const starter = z.strictObject({
  /** What the file is called. */
  name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/, {
    error: 'the name of a file, such as count.sql',
  }),
  syntax: z.enum(syntaxes),
  text: z.string().min(1).max(6000).refine(knowsItsNames, { error: NAMES_ONLY }),
});

/** How one sees that a step is done: the person has something, or a page answers. Without it, only the person can say so. */
const done = z.union([
  z.enum(needs),
  z.strictObject({
    answers: link.refine((text) => text.includes('{{tool}}') || text.includes('{{project}}'), {
      error: 'a URL with {{tool}} or {{project}} in its host',
    }),
  }),
]);

const step = z.strictObject({
  text: words,
  /** Where it is done. */
  url: link.optional(),
  /** The starter to take for it, by its id. */
  starter: id.optional(),
  done: done.optional(),
});

const guide = z
  .strictObject({
    name: words,
    url: link,
    about: words,
    needs: z.array(z.enum(needs)).default([]),
    steps: z.record(id, step).refine((all) => Object.keys(all).length > 0, {
      error: 'a group with at least one step',
    }),
    starters: z.record(id, starter).default({}),
    links: z.record(id, documentation).default({}),
  })
  .superRefine(({ steps, starters }, context) => {
    for (const [key, { starter: used }] of Object.entries(steps)) {
      if (used === undefined || Object.hasOwn(starters, used)) continue;
      const message = `one of ${Object.keys(starters).join(', ') || 'the starters, of which there are none'}`;
      context.addIssue({ code: 'custom', path: ['steps', key, 'starter'], message });
    }
  });

/**
 * A file of guides: for each service a small first task, and the pages to read. What stands under `guides` and `documentation` is told in this
 * order; the ids are what translations and ticks go by. It is public, and shown to newcomers.
 */
export const guideFile = z.strictObject({
  language: language.default('en'),
  guides: z.record(id, guide).default({}),
  documentation: z.record(id, documentation).default({}),
});
/** A checked file of guides. */
export type GuideFile = z.output<typeof guideFile>;
/** One service with its first task. */
export type Guide = GuideFile['guides'][string];
/** How one sees that a step is done. */
export type Done = z.output<typeof done>;

const page = z.strictObject({ title: words.optional(), about: words.optional() });
/** The texts of a file of guides in another language, by the same ids; whatever is left out is told in the file's own. */
export const guideTexts = z.strictObject({
  guides: z
    .record(
      id,
      z.strictObject({
        name: words.optional(),
        about: words.optional(),
        steps: z.record(id, words).default({}),
        links: z.record(id, page).default({}),
      }),
    )
    .default({}),
  documentation: z.record(id, page).default({}),
});
/** The texts of a file of guides in another language. */
export type GuideTexts = z.output<typeof guideTexts>;

/** A text, and the language that it is in: not always the one that was asked for. */
export const toldText = z.object({ words: z.string(), language: z.string() });
/** A text with its language. */
export type ToldText = z.infer<typeof toldText>;

const toldPage = z.object({
  id: z.string(),
  title: toldText,
  about: toldText,
  url: z.string(),
  /** What the page itself is written in. */
  language: z.string(),
});
/** A page to read, as it is told. */
export type ToldPage = z.infer<typeof toldPage>;

/** A guide in the language that was asked for, as far as it has words in it. */
export const toldGuide = z.object({
  id: z.string(),
  name: toldText,
  about: toldText,
  url: z.string(),
  needs: z.array(z.enum(needs)),
  steps: z.array(
    z.object({
      id: z.string(),
      text: toldText,
      url: z.string().optional(),
      starter: z.string().optional(),
      /** `seen`: this desk looks for itself; `said`: only the person can say so. */
      done: z.enum(['seen', 'said']),
    }),
  ),
  starters: z.array(
    z.object({ id: z.string(), name: z.string(), syntax: z.enum(syntaxes), text: z.string() }),
  ),
  links: z.array(toldPage),
});
/** A guide as it is told. */
export type ToldGuide = z.infer<typeof toldGuide>;

/** All guides and pages of an event. */
export const guideList = z.object({ guides: z.array(toldGuide), documentation: z.array(toldPage) });
/** All guides and pages of an event. */
export type GuideList = z.infer<typeof guideList>;

/**
 * Of one need of a person: they have it; they do not; it was asked for here and is under way; nobody could be asked. A Wikimedia account that is not
 * linked is `unknown`: who has one need not have linked it.
 */
export const needState = z.enum(['held', 'missing', 'under-way', 'unknown']);
/** Of one need of a person. */
export type NeedState = z.infer<typeof needState>;

/**
 * Whether somebody can begin: `now`; `with-account`, as soon as they log in with a Wikimedia account, which anybody can have at once; `waits` for
 * what is under way; `unknown`, as somebody could not be asked; `later`, as something is missing that nobody has asked for.
 */
export const readiness = ['now', 'with-account', 'waits', 'unknown', 'later'] as const;
/** Whether somebody can begin. */
export type Readiness = (typeof readiness)[number];

/** What one person can begin with. */
export const personGuides = z.object({
  shellName: z.string(),
  username: z.string(),
  /** Those of the person's tools and projects that texts may be about, and the ones they are about now. */
  tools: z.array(z.string()),
  projects: z.array(z.string()),
  tool: z.string().optional(),
  project: z.string().optional(),
  needs: z.record(z.enum(needs), needState),
  /** The best first. */
  guides: z.array(
    z.object({
      id: z.string(),
      readiness: z.enum(readiness),
      /** What is not held. */
      lacks: z.array(z.enum(needs)),
      /** The steps that were seen to be done. */
      done: z.array(z.string()),
      /** Those that could not be looked at. */
      unseen: z.array(z.string()),
    }),
  ),
  asked: z.iso.datetime(),
});
/** What one person can begin with. */
export type PersonGuides = z.infer<typeof personGuides>;
