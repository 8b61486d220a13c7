import { z } from 'zod';
import { nameAlternative, nameVerdict } from '../domain/name-verdict.ts';
import { keyReport } from '../domain/key-report.ts';
import { method } from './define.ts';

/** Longer input is no name or key; it is refused before anything reads it. */
const typedName = z.string().max(1000);
const pastedKey = z.string().max(65_536);

export const nameMethods = {
  'names.check': method(
    z.strictObject({ username: typedName, shellName: typedName }),
    z.object({
      username: nameVerdict,
      shellName: nameVerdict,
      alternatives: z.array(nameAlternative),
      /** Pairs to agree on while nobody can be asked: allowed by the rules, and not known to be free. */
      spares: z.array(nameAlternative),
    }),
  ),
  /** A shell name to start from, made of the username; empty where nothing can be made of it. */
  'names.suggest': method(
    z.strictObject({ username: typedName }),
    z.object({ shellName: z.string() }),
  ),
  'keys.inspect': method(z.strictObject({ text: pastedKey }), keyReport),
};
