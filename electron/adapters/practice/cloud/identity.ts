import type { CloudProfile } from '../../../../shared/domain/profile.ts';
import { sameProject } from '../../../../shared/names/project-name.ts';
import { sameShellName } from '../../../../shared/names/shell-name.ts';
import { AppError } from '../../../core/base/errors.ts';
import type { Cloud, CloudProject, RoleOf } from '../../../core/ports/cloud.ts';
import type { Directory } from '../../../core/ports/directory.ts';
import type { NewId } from '../../../core/ports/system.ts';
import type { ProjectHook } from '../group-hook.ts';
import type { CloudMemory } from './memory.ts';
import { newProject, projectIn, withProject, type PracticeProject } from './state.ts';

const roleNames: readonly string[] = ['admin', 'member', 'reader'];

interface Options {
  readonly memory: CloudMemory;
  readonly hook: ProjectHook;
  readonly people: Pick<Directory, 'look'>;
  readonly newId: NewId;
  readonly profile: Pick<CloudProfile, 'bastion' | 'toolforge'>;
}

type CloudIdentity = Pick<
  Cloud,
  | 'findProject'
  | 'listProjects'
  | 'createProject'
  | 'removeProject'
  | 'knowsUser'
  | 'assignments'
  | 'allAssignments'
  | 'rolesOf'
  | 'grant'
  | 'revoke'
>;

const visible = ({ id, name, description, enabled, tags }: PracticeProject): CloudProject => ({
  id,
  name,
  description,
  enabled,
  tags,
});

/** Everybody who holds any role: the hook makes no difference between them. */
export const holdersOf = ({ roles }: PracticeProject): string[] => [
  ...new Set(roles.map(({ userId }) => userId)),
];

/** Whether this role in that project lets somebody in by the jump hosts. */
const bringsBastion = (
  { bastion, toolforge }: Options['profile'],
  project: string,
  role: string,
): boolean =>
  bastion !== undefined &&
  role === bastion.role &&
  ![bastion.project, toolforge?.project ?? bastion.project].some((one) =>
    sameProject(one, project),
  );

/**
 * The part of the practice cloud that is Keystone. Names of projects are one whatever their case and accents: production keeps them in
 * MySQL, whose collation says so (on SQLite they differ).
 */
export function createCloudIdentity({
  memory,
  hook,
  people,
  newId,
  profile,
}: Options): CloudIdentity {
  const named = (name: string): PracticeProject | undefined =>
    memory.now().projects.find((project) => sameProject(project.name, name));

  const setRoles = (project: PracticeProject, roles: PracticeProject['roles']): PracticeProject => {
    const changed = { ...project, roles };
    memory.become(withProject(memory.now(), changed));
    return changed;
  };

  /** Keystone tells its hook also of what changed nothing. */
  const tellHook = (project: PracticeProject, granted?: PracticeProject['roles'][number]): void =>
    hook.follow({
      project: project.name,
      holders: holdersOf(project),
      afterwards: () => granted && openBastion(project, granted),
    });

  /** The first role of that name in another project brings it on the jump hosts' project, too, for good. */
  const openBastion = ({ name }: PracticeProject, granted: PracticeProject['roles'][number]) => {
    if (!bringsBastion(profile, name, granted.role)) return;
    const bastion = named(profile.bastion?.project ?? '');
    if (!bastion || bastion.roles.some(holds(granted))) return;
    tellHook(setRoles(bastion, [...bastion.roles, granted]));
  };

  /**
   * The person's id as the directory spells it; Keystone's filter leaves out who is blocked. Whoever is asked for by another name of their entry is
   * known by that: Keystone searches by `uid`, and keeps the id that it was told.
   */
  const userOf = async (userId: string): Promise<string | undefined> => {
    memory.now(); // The directory would answer anybody; the cloud does not.
    const found = (await people.look({ names: [userId] })).filter(
      ({ kind, blocked }) => kind === 'person' && !blocked,
    );
    const own = found.find(({ uid }) => sameShellName(uid, userId));
    return own?.uid ?? found.flatMap(({ uids }) => uids).find((uid) => sameShellName(uid, userId));
  };

  const refuseUnknownRole = (role: string): void => {
    if (roleNames.includes(role)) return;
    throw new AppError('role-unknown', 'The cloud has no such role', { params: [role] });
  };

  const holds =
    ({ userId, role }: Omit<RoleOf, 'projectId'>) =>
    (held: { userId: string; role: string }): boolean =>
      held.role === role && sameShellName(held.userId, userId);

  return {
    async findProject(name) {
      const project = named(name);
      return project && visible(project);
    },
    async listProjects() {
      return { projects: memory.now().projects.map(visible), of: 'everybody', isWhole: true };
    },
    async createProject(wanted) {
      if (named(wanted.name)) {
        const params = [wanted.name];
        throw new AppError('project-exists', 'A project of this name is there', { params });
      }
      const project = newProject(wanted, newId);
      const state = memory.now();
      memory.become({ ...state, projects: [...state.projects, project] });
      return visible(project);
    },
    async removeProject(projectId) {
      const state = memory.now();
      const project = state.projects.find(({ id }) => id === projectId);
      if (!project) return;
      // Its hook is told when there is no project left to read: the group stays.
      memory.become({ ...state, projects: state.projects.filter((other) => other !== project) });
    },
    knowsUser: async (userId) => (await userOf(userId)) !== undefined,
    async assignments(projectId) {
      return memory.now().projects.find(({ id }) => id === projectId)?.roles ?? [];
    },
    async allAssignments() {
      return memory
        .now()
        .projects.flatMap(({ id, roles }) => roles.map((held) => ({ ...held, projectId: id })));
    },
    async rolesOf(userId) {
      return memory
        .now()
        .projects.flatMap(({ id, name, roles }) =>
          roles
            .filter((held) => sameShellName(held.userId, userId))
            .map(({ role }) => ({ project: { id, name }, role })),
        );
    },
    async grant({ projectId, userId, role }) {
      refuseUnknownRole(role);
      const known = await userOf(userId);
      const project = projectIn(memory.now(), projectId);
      if (known === undefined) {
        throw new AppError('cloud-user-unknown', 'The cloud does not know them', {
          params: [userId],
        });
      }
      const granted = { userId: known, role };
      const isHeld = project.roles.some(holds(granted));
      tellHook(isHeld ? project : setRoles(project, [...project.roles, granted]), granted);
    },
    async revoke({ projectId, userId, role }) {
      refuseUnknownRole(role);
      const project = memory.now().projects.find(({ id }) => id === projectId);
      if (!project) return;
      const isHeld = holds({ userId, role });
      tellHook(
        setRoles(
          project,
          project.roles.filter((held) => !isHeld(held)),
        ),
      );
    },
  };
}
