import { z } from 'zod';
import type { CloudSession } from './cloud-session.ts';

/** Who holds a role in a project, by uid. */
export interface Holders {
  readonly projectId: string;
  /** Whoever holds any role there. */
  readonly all: ReadonlySet<string>;
  readonly readers: ReadonlySet<string>;
}

const named = z.object({ id: z.string(), name: z.string() });
const projects = z.object({ projects: z.array(named) });
const roles = z.object({ roles: z.array(named) });
const assignments = z.object({
  role_assignments: z.array(
    z.object({
      role: z.object({ id: z.string() }),
      user: z.object({ id: z.string() }).optional(),
      scope: z.object({ project: z.object({ id: z.string() }).optional() }),
    }),
  ),
});

/** The project of those who run the cloud; it has no group. */
const ADMIN_PROJECT = 'admin';
/** Reads everywhere, and is a member of nothing. */
const OBSERVER = 'novaobserver';

/** All projects by name, as Keystone has them at this moment. */
export async function readHolders(
  session: CloudSession,
  authUrl: string,
): Promise<ReadonlyMap<string, Holders>> {
  const ask = (what: string) => session.demand({ url: `${authUrl}/${what}` });
  const reader = await readerRole(session, authUrl);
  const all = projects.parse(await ask('projects')).projects;
  const held = assignments.parse(await ask('role_assignments')).role_assignments;
  const holdersOf = (projectId: string): Holders => {
    const here = held.filter(({ scope }) => scope.project?.id === projectId);
    const users = (found: typeof held) =>
      new Set(found.flatMap(({ user }) => user?.id ?? []).filter((id) => id !== OBSERVER));
    const reading = here.filter(({ role }) => role.id === reader);
    return { projectId, all: users(here), readers: users(reading) };
  };
  return new Map(
    all.filter(({ name }) => name !== ADMIN_PROJECT).map(({ id, name }) => [name, holdersOf(id)]),
  );
}

/** The id of the role `reader`. */
export async function readerRole(session: CloudSession, authUrl: string): Promise<string> {
  const found = roles.parse(await session.demand({ url: `${authUrl}/roles?name=reader` }));
  return found.roles[0]?.id ?? '';
}
