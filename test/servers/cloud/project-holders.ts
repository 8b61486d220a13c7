import { z } from 'zod';
import type { CloudSession } from './cloud-session.ts';

/** Who holds a role in a project, by uid. */
export interface Holders {
  readonly name: string;
  readonly projectId: string;
  /** How many assignments there are, of whomever. */
  readonly assigned: number;
  /** Whoever holds any role there, but for the observer. */
  readonly all: ReadonlySet<string>;
  readonly readers: ReadonlySet<string>;
}

const named = z.object({ id: z.string(), name: z.string() });
const project = z.object({ project: named });
const projects = z.object({ projects: z.array(named) });
const roles = z.object({ roles: z.array(named) });
const assignments = z.object({
  role_assignments: z.array(
    z.object({
      role: z.object({ id: z.string() }),
      user: z.object({ id: z.string() }).optional(),
    }),
  ),
});

/** Reads everywhere, and is a member of nothing. */
const OBSERVER = 'novaobserver';

/** A project with its people, by its id or by its name, as Keystone has it at this moment. Throws where there is none. */
export async function readProject(
  session: CloudSession,
  authUrl: string,
  which: string | { readonly name: string },
): Promise<Holders> {
  const ask = (what: string) => session.demand({ url: `${authUrl}/${what}` });
  const { id, name } =
    typeof which === 'string'
      ? project.parse(await ask(`projects/${which}`)).project
      : named.parse(projects.parse(await ask(`projects?name=${which.name}`)).projects[0]);
  const reader = await readerRole(session, authUrl);
  const found = await ask(`role_assignments?scope.project.id=${id}`);
  const held = assignments.parse(found).role_assignments;
  const users = (those: typeof held) =>
    new Set(those.flatMap(({ user }) => user?.id ?? []).filter((uid) => uid !== OBSERVER));
  return {
    ...{ name, projectId: id, assigned: held.length, all: users(held) },
    readers: users(held.filter(({ role }) => role.id === reader)),
  };
}

/** The id of the role `reader`. */
export async function readerRole(session: CloudSession, authUrl: string): Promise<string> {
  const found = roles.parse(await session.demand({ url: `${authUrl}/roles?name=reader` }));
  return found.roles[0]?.id ?? '';
}
