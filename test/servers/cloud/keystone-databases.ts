import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { freePort } from '../ports.ts';
import { seedPeople } from '../seed-people.ts';
import { isSeedMember, seedProjects } from '../seed.ts';
import { startSlapd } from '../slapd.ts';
import { novaadmin, region } from './cloud-login.ts';
import { openSession, type CloudSession } from './cloud-session.ts';
import { prepareKeystoneFolder } from './keystone-folder.ts';
import { authUrlOf, launchKeystone } from './keystone-process.ts';
import { runTool } from './run-tool.ts';
import { allowReadersBesideWriter } from './sqlite-file.ts';

/** How many people of the seed stand in a cloud's directory; their roles stand in the prepared database. */
export const cloudPeople = 40;

const FILE = 'keystone.db';

/** Makes keystone-sql (its own people) and keystone-ldap (people of the seed's directory, with their projects) below the folder. */
export async function fillKeystone(folder: string): Promise<void> {
  const [sql, ldap] = [join(folder, 'keystone-sql'), join(folder, 'keystone-ldap')];
  for (const own of [sql, ldap]) mkdirSync(own, { recursive: true });
  const conf = prepareKeystoneFolder({ folder: sql });
  await runTool('keystone-manage', ['--config-file', conf, 'db_sync']);
  allowReadersBesideWriter(join(sql, FILE));
  cpSync(join(sql, FILE), join(ldap, FILE));
  await Promise.all([bootstrap(conf), fillFromSeed(ldap)]);
}

/** Makes the first account with its project, the roles and the region; an account that stands in a directory is found there. */
const bootstrap = (conf: string) =>
  runTool('keystone-manage', [
    ...['--config-file', conf, 'bootstrap'],
    ...['--bootstrap-username', novaadmin.username, '--bootstrap-password', novaadmin.password],
    ...['--bootstrap-project-name', novaadmin.project, '--bootstrap-region-id', region],
  ]);

async function fillFromSeed(folder: string): Promise<void> {
  const slapd = await startSlapd({ people: cloudPeople });
  try {
    const confFile = prepareKeystoneFolder({ folder, ldapUrl: slapd.ldapUrl });
    await bootstrap(confFile);
    const port = await freePort();
    const keystone = await launchKeystone({ confFile, port });
    await grantSeedRoles(authUrlOf({ port }));
    await keystone.end();
  } finally {
    await slapd.stop();
  }
}

const created = z.object({ project: z.object({ id: z.string() }) });
const listed = z.object({ roles: z.array(z.object({ id: z.string(), name: z.string() })) });

/** Projects and roles that make Keystone's hook write exactly the project groups of the seed. */
async function grantSeedRoles(authUrl: string): Promise<void> {
  const session = openSession(authUrl, novaadmin);
  const { roles } = listed.parse(await session.demand({ url: `${authUrl}/roles` }));
  const reader = roles.find(({ name }) => name === 'reader')?.id ?? '';
  for (const group of seedProjects) {
    const body = { project: { name: group.slice('project-'.length), domain_id: 'default' } };
    const made = await session.demand({ method: 'POST', url: `${authUrl}/projects`, body });
    const { id } = created.parse(made).project;
    for (const uid of membersOf(group))
      await grant(session, `${authUrl}/projects/${id}/users/${uid}/roles/${reader}`);
  }
}

const grant = (session: CloudSession, url: string) => session.demand({ method: 'PUT', url });

const membersOf = (group: string): readonly string[] => [
  novaadmin.username,
  ...seedPeople(cloudPeople)
    .filter((_, n) => isSeedMember(group, n))
    .map(({ uid }) => uid),
];
