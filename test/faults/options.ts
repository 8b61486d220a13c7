import { parseArgs } from 'node:util';
import { z } from 'zod';
import { brokenNames } from './broken-recipes.ts';

export const HELP = `npm run faults -- [OPTION …]

  --runs N             how many runs, 1000 unless told; 3 in 100 of them with real processes over slapd
  --seed S             the same runs again; another one each time unless told
  --lane L             practice, slapd or both; both unless told
  --replay SEED:RUN    one run of a lane again, with its plan; practice unless told
  --broken B           a recipe with something wrong in it, over practice. It must be caught, so this ends with 1:
                         memory    trusts its memory instead of looking
                         sending   can forget in a power cut what it sent
                         numbers   believes that a free number stays its own

Ends with 0 where nothing was lost, doubled, stuck or told untrue.`;

const schema = z.object({
  help: z.boolean(),
  runs: z.coerce.number().int().min(1),
  seed: z.string().regex(/^[^:]+$/, 'a seed has no colon'),
  lane: z.enum(['practice', 'slapd', 'both']),
  replay: z
    .string()
    .regex(/^[^:]+:\d+$/, 'SEED:RUN')
    .transform((text) => {
      const [seed = '', run = ''] = text.split(':');
      return { seed, run: Number(run) };
    })
    .optional(),
  broken: z.enum(brokenNames).optional(),
});

export type Options = z.output<typeof schema>;

/** What was asked for on the command line. Throws where that makes no sense. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', default: false },
      runs: { type: 'string', default: '1000' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      lane: { type: 'string', default: 'both' },
      replay: { type: 'string' },
      broken: { type: 'string' },
    },
  });
  const { data: options, error } = schema.safeParse(values);
  if (error) throw new Error(z.prettifyError(error));
  if (!options.broken) return options;
  if (options.lane === 'slapd') throw new Error('A broken recipe is played over practice only.');
  return { ...options, lane: 'practice' };
}
