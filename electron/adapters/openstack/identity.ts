import { z } from 'zod';
import type {
  CloudProject,
  CloudProjects,
  HeldRole,
  NewProject,
  RoleAssignment,
  RoleOf,
} from '../../core/ports/cloud.ts';
import { AppError } from '../../core/base/errors.ts';
import { isAnswer } from './http/refusal.ts';
import { listKeystoneProjects, project, projectOf } from './project-list.ts';
import { createRoles } from './roles.ts';
import type { Session } from './session/session.ts';
import { path } from './http/url-path.ts';

const named = z.object({ id: z.string().min(1), name: z.string() });
const nothing = z.unknown();

const scope = z.object({
  project: named.partial({ name: true }).optional(),
  'OS-INHERIT:inherited_to': z.string().optional(),
});
const assignment = z.object({
  scope,
  /** Absent where a group holds the role. */
  user: z.object({ id: z.string() }).optional(),
  role: named.partial({ name: true }),
});
const assignmentList = z.object({ role_assignments: z.array(assignment) });

/** An assignment that is made to a project itself; Keystone lists those with it that its children inherit. */
const isDirect = ({
  scope: { 'OS-INHERIT:inherited_to': inherited },
}: z.infer<typeof assignment>) => inherited === undefined;

/** What Keystone does here of the port `Cloud`: projects, users and roles. `domain` is the event's, by its id or its name. */
export function createIdentity(session: Session, domain: string) {
  const roles = createRoles(session);
  const service = 'identity';
  let domainFound: string | undefined;

  const askDomain = async (): Promise<string> => {
    const what = 'find the domain';
    const reply = z.object({ domains: z.array(named) });
    const query = { name: domain };
    const ask = { service, what, method: 'GET', path: '/domains', query, reply } as const;
    const { domains } = await session.call(ask);
    const [found] = domains;
    // Nobody of this name: it is an id then, or Keystone will say what is wrong with it.
    return found?.id ?? domain;
  };

  /** The domain's id. A token names two domains, and mostly it is one of those: then nothing is asked. */
  const domainId = async (): Promise<string> => {
    const { facts } = await session.token();
    const near = [facts.user.domain, ...(facts.project ? [facts.project.domain] : [])];
    domainFound ??=
      near.find(({ id }) => id === domain)?.id ??
      near.find(({ name }) => name === domain)?.id ??
      (await askDomain());
    return domainFound;
  };

  const knowsUser = async (userId: string): Promise<boolean> => {
    const reply = z.object({ user: z.object({ enabled: z.boolean().default(true) }) });
    const what = 'look for the user';
    try {
      const ask = { service, what, method: 'GET', path: path`/users/${userId}`, reply } as const;
      return (await session.call(ask)).user.enabled;
    } catch (error) {
      if (isAnswer(error, 404)) return false;
      throw error;
    }
  };

  /** Why a grant found something missing. */
  const grantProblem = async ({ userId, role }: RoleOf, cause: unknown): Promise<AppError> => {
    const params = ['not found', 'grant the role', service];
    return (await knowsUser(userId))
      ? new AppError('project-missing', 'The cloud does not know the project', { params, cause })
      : new AppError('cloud-user-unknown', `The cloud does not know who is to be ${role}`, {
          params,
          cause,
        });
  };

  const rolePath = async ({ projectId, userId, role }: RoleOf): Promise<string> =>
    path`/projects/${projectId}/users/${userId}/roles/${await roles.idOf(role)}`;

  const listAssignments = async (query: Readonly<Record<string, string>>) => {
    const what = 'list role assignments';
    const ask = { service, what, method: 'GET', path: '/role_assignments', query } as const;
    const { role_assignments: all } = await session.call({ ...ask, reply: assignmentList });
    return all.filter(isDirect);
  };

  return {
    knowsUser,

    async findProject(name: string): Promise<CloudProject | undefined> {
      const query = { name, domain_id: await domainId() };
      const reply = z.object({ projects: z.array(project) });
      const what = 'look for the project';
      const ask = { service, what, method: 'GET', path: '/projects', query, reply } as const;
      const { projects } = await session.call(ask);
      const [found] = projects;
      return found && projectOf(found);
    },

    async listProjects(): Promise<CloudProjects> {
      const domain_id = await domainId();
      try {
        const all = await listKeystoneProjects(session, {
          path: '/projects',
          query: { domain_id },
        });
        return { projects: all.projects.map(projectOf), of: 'everybody', isWhole: all.isWhole };
      } catch (error) {
        if (!isAnswer(error, 403)) throw error;
      }
      // Everybody may ask for the projects they are in (Identity API v3, "Get available project scopes").
      const own = await listKeystoneProjects(session, { path: '/auth/projects' });
      const here = own.projects.filter((one) => (one.domain_id ?? domain_id) === domain_id);
      return { projects: here.map(projectOf), of: 'us', isWhole: own.isWhole };
    },

    async createProject(wanted: NewProject): Promise<CloudProject> {
      const body = { project: { ...wanted, domain_id: await domainId(), enabled: true } };
      const reply = z.object({ project });
      const what = 'make the project';
      const ask = { service, what, method: 'POST', path: '/projects', body, reply } as const;
      try {
        return projectOf((await session.call(ask)).project);
      } catch (cause) {
        if (!isAnswer(cause, 409)) throw cause;
        const params = [wanted.name];
        throw new AppError('project-exists', 'The name is taken', { params, cause });
      }
    },

    async removeProject(projectId: string): Promise<void> {
      const what = 'remove the project';
      const ask = { service, what, method: 'DELETE', reply: nothing } as const;
      try {
        await session.call({ ...ask, path: path`/projects/${projectId}` });
      } catch (error) {
        if (!isAnswer(error, 404)) throw error;
      }
    },

    async assignments(projectId: string): Promise<readonly RoleAssignment[]> {
      const found = await listAssignments({ 'scope.project.id': projectId });
      return Promise.all(
        found.flatMap(({ user, role }) =>
          user ? [roles.nameOf(role.id).then((name) => ({ userId: user.id, role: name }))] : [],
        ),
      );
    },

    async allAssignments(): Promise<readonly RoleOf[]> {
      const found = await listAssignments({ include_names: 'true' });
      return found.flatMap(({ user, role, scope: { project: of } }) =>
        user && of ? [{ projectId: of.id, userId: user.id, role: role.name ?? role.id }] : [],
      );
    },

    async rolesOf(userId: string): Promise<readonly HeldRole[]> {
      const found = await listAssignments({ 'user.id': userId, include_names: 'true' });
      return found.flatMap(({ scope: { project: of }, role }) =>
        of ? [{ project: { id: of.id, name: of.name ?? '' }, role: role.name ?? '' }] : [],
      );
    },

    async grant(role: RoleOf): Promise<void> {
      const ask = { service, what: 'grant the role', method: 'PUT', reply: nothing } as const;
      try {
        await session.call({ ...ask, path: await rolePath(role) });
      } catch (error) {
        throw isAnswer(error, 404) ? await grantProblem(role, error) : error;
      }
    },

    async revoke(role: RoleOf): Promise<void> {
      const ask = {
        service,
        what: 'take the role away',
        method: 'DELETE',
        reply: nothing,
      } as const;
      try {
        await session.call({ ...ask, path: await rolePath(role) });
      } catch (error) {
        if (!isAnswer(error, 404)) throw error;
      }
    },
  };
}
