import { parseArgs } from 'node:util';
import { z } from 'zod';
import { brokenNames } from './broken-kinds.ts';
import { lanes, recipeSets } from './courses.ts';
import { hubBroken, isHubBroken } from './hub/hub-stage.ts';

export const HELP = `npm run faults -- [OPTION …]

  --runs N             how many runs, 1000 unless told; a few of 100 with real processes over real servers
  --seed S             the same runs again; another one each time unless told
  --recipes R          accounts, with keys and links; cloud for memberships, tools, maintainers and projects beside them; both unless told,
                       half of the runs each
  --lane L             practice, servers or both; both unless told. Or hub: processes of a hub behind nginx, over slapd, Keystone with its hook
                       and a PostgreSQL with its standby, for browsers and desks; accounts, and Toolforge membership beside them
  --replay SEED:RUN    one run again, with its plan; of accounts over practice unless told
  --broken B           recipes with something wrong in them, over practice. They must be caught, so this ends with 1:
                         memory    trust their memory instead of looking
                         sending   can forget in a power cut what they sent
                         numbers   believe that a free number stays their own
                         keys      take all keys away where one is to go
                         undo      give nobody back what they held before a membership
                         removal   leave the user of a tool behind
                         links     never look whose an account of the wikis is already
                         hook      take a group for settled as soon as it is right
                       and of a hub:
                         fence     write what they took long ago, whoever has it by now

Ends with 0 where nothing was lost, doubled, stuck or told untrue.`;

const schema = z.object({
  help: z.boolean(),
  runs: z.coerce.number().int().min(1),
  seed: z.string().regex(/^[^:]+$/, 'a seed has no colon'),
  recipes: z.enum([...recipeSets, 'both']),
  lane: z.enum([...lanes, 'both', 'hub']),
  replay: z
    .string()
    .regex(/^[^:]+:\d+$/, 'SEED:RUN')
    .transform((text) => {
      const [seed = '', run = ''] = text.split(':');
      return { seed, run: Number(run) };
    })
    .optional(),
  broken: z.enum([...brokenNames, ...hubBroken]).optional(),
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
      recipes: { type: 'string', default: 'both' },
      lane: { type: 'string', default: 'both' },
      replay: { type: 'string' },
      broken: { type: 'string' },
    },
  });
  const { data: options, error } = schema.safeParse(values);
  if (error) throw new Error(z.prettifyError(error));
  const { broken } = options;
  if (!broken) return options;
  if (isHubBroken(broken)) return { ...options, lane: 'hub' };
  if (options.lane === 'hub') throw new Error(`${broken} is no breakage of a hub.`);
  if (options.lane === 'servers') throw new Error('A broken recipe is played over practice only.');
  return { ...options, lane: 'practice' };
}
