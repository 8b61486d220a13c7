import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { createLdapDirectory } from '../../electron/adapters/ldap/directory.ts';
import { profileSchema } from '../../shared/domain/profile.ts';
import { createWorld, removeFolder } from '../fakes/world.ts';

/**
 * One desk of a race, a process of its own: waits for a line on standard input so that all start together, files its cards at
 * once, and prints what became of each as JSON.
 */
const order = z
  .object({
    profile: profileSchema,
    caFile: z.string(),
    credentials: z.object({ bindDn: z.string(), password: z.string() }),
    /** Names of this desk's people begin with it. */
    prefix: z.string(),
    people: z.number(),
  })
  .parse(JSON.parse(process.env['LANYARD_RACE_DESK'] ?? '{}'));

const { profile, credentials, prefix, people } = order;
const directory = createLdapDirectory({
  profile: profile.directory,
  ca: readFileSync(order.caFile, 'utf8'),
  credentials,
});
const world = createWorld({ directory, profile });
await directory.probe();
process.stdout.write('ready\n');
await new Promise((resolve) => process.stdin.once('data', resolve));

const outcomes = await Promise.all(
  Array.from({ length: people }, async (_, i) => {
    const shellName = `${prefix}-${i}`;
    const { id } = await world.ask('requests.submit', {
      username: `Racer ${prefix} ${i}`,
      shellName,
      email: `${shellName}@example.org`,
      password: `racing ${shellName}`,
      consent: { terms: true, publicEmail: true },
    });
    const { state, uidNumber, problem } = await world.settled(id);
    return { state, uidNumber, problem };
  }),
);
process.stdout.write(`${JSON.stringify(outcomes)}\n`);
await world.app.stop();
removeFolder(world.folder);
process.exit(0);
