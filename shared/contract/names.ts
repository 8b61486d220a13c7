import { z } from 'zod';
import { nameAlternative, nameVerdict } from '../names/name-verdict.ts';
import { keyReport } from '../keys/key-report.ts';
import { method } from './define.ts';

/** Longer input is no name or key; it is refused before anything reads it. */
const typedName = z.string().max(1000);
const pastedKey = z.string().max(65_536);

const namePair = z.strictObject({
  username: typedName,
  shellName: typedName,
  /** The request that these names are for: that it wants them itself is no clash. */
  request: z.uuid().optional(),
});

/** The methods about names. */
export const nameMethods = {
  'names.check': method(
    namePair,
    z.object({
      username: nameVerdict,
      shellName: nameVerdict,
      alternatives: z.array(nameAlternative),
      /** Pairs to agree on while nobody can be asked: allowed by the rules, not known to be taken, known free ones first. */
      spares: z.array(nameAlternative),
    }),
  ),
  /** What this desk knows of names without asking anybody. */
  'names.recall': method(namePair, z.object({ username: nameVerdict, shellName: nameVerdict })),
  /** A shell name to start from, made of the username; empty where nothing can be made of it. */
  'names.suggest': method(
    z.strictObject({ username: typedName }),
    z.object({ shellName: z.string() }),
  ),
  'keys.inspect': method(z.strictObject({ text: pastedKey }), keyReport),
};
