import { z } from 'zod';

/** Why a pasted key is not taken. The sentence of each stands in i18n as `key-rule-<rule>`. */
export const keyRules = [
  'empty',
  'private-key',
  'not-a-key',
  'several-keys',
  'options',
  'type-not-allowed',
  'rsa-too-short',
  'type-mismatch',
  'damaged',
  'comment-character',
] as const;
export type KeyRule = (typeof keyRules)[number];

/** What was mended on the way to the one-line form. */
export const keyRepairs = ['unwrapped', 'converted-rfc4716', 'trimmed', 'dropped-rest'] as const;
export type KeyRepair = (typeof keyRepairs)[number];

/** What the desk says of a pasted key. `fingerprint` is `SHA256:…` as `ssh-keygen -lf` prints it. */
export const keyReport = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    line: z.string(),
    type: z.string(),
    bits: z.number().int(),
    comment: z.string(),
    fingerprint: z.string(),
    repairs: z.array(z.enum(keyRepairs)),
  }),
  z.object({ ok: z.literal(false), rule: z.enum(keyRules), params: z.array(z.string()) }),
]);
export type KeyReport = z.infer<typeof keyReport>;
