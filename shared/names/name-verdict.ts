import { z } from 'zod';

/** Why a name is not allowed. The sentence of each stands in i18n as `name-rule-<rule>`. */
export const nameRules = [
  'empty',
  'too-long',
  'shell-first',
  'shell-character',
  'shell-form',
  'character',
  'mark',
  'percent-code',
  'html-entity',
  'email',
  'url',
  'bidi',
  'invisible',
  'mixed-scripts',
  'marks',
  'reserved',
  'policy',
] as const;
export type NameRule = (typeof nameRules)[number];

/** A broken rule with what fills its sentence: the character, the limit, the other service's words. */
export const brokenRule = z.object({ rule: z.enum(nameRules), params: z.array(z.string()) });
export type BrokenRule = z.infer<typeof brokenRule>;

/**
 * What a name check can truthfully say. `asked` is an ISO 8601 time in UTC. The `-as-of` verdicts are what this machine remembers
 * while the directory cannot be asked; `wanted-here` is wanted by another card of this desk, known only then.
 */
export const nameVerdict = z.discriminatedUnion('is', [
  z.object({ is: z.literal('free'), asked: z.iso.datetime() }),
  z.object({ is: z.literal('free-as-of'), asked: z.iso.datetime() }),
  z.object({
    is: z.literal('taken'),
    by: z.enum(['person', 'tool']),
    holder: z.string(),
    asked: z.iso.datetime(),
  }),
  z.object({ is: z.literal('taken-as-of'), asked: z.iso.datetime() }),
  z.object({ is: z.literal('wanted-here'), holder: z.string() }),
  z.object({ is: z.literal('not-allowed'), broken: brokenRule }),
  z.object({ is: z.literal('could-not-ask') }),
]);
export type NameVerdict = z.infer<typeof nameVerdict>;

/** A pair of names offered instead; both were free when asked. */
export const nameAlternative = z.object({ username: z.string(), shellName: z.string() });
export type NameAlternative = z.infer<typeof nameAlternative>;

/** How many pairs a newcomer may agree on for the case that the names are lost. */
export const MOST_AGREED = 3;
