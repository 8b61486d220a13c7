import { type ClinicLine, clinicLineOf, type Mend } from '../../../shared/clinic/clinic.ts';
import { type ProjectName, sameProject } from '../../../shared/names/project-name.ts';
import { isAmong } from '../../../shared/names/shell-name.ts';
import { toldToHelpers } from './account-checks.ts';
import { type Check, eachOf } from './check.ts';
import type { Look } from './look.ts';

interface Place {
  readonly project: ProjectName;
  readonly as: 'member' | 'viewer';
  /** Whether the roles are held already. */
  readonly again?: boolean;
}

const membership = ({ patient }: Look, { project, as, again = false }: Place): Mend => ({
  is: 'membership',
  shellName: patient.shellName,
  project,
  as,
  again,
});

/** Whether Toolforge is meant by this project's name. */
const isToolforge = ({ cloudRules }: Look, project: ProjectName): boolean =>
  cloudRules?.toolforge !== undefined && sameProject(project, cloudRules.toolforge.project);

const isBastion = ({ cloudRules }: Look, project: ProjectName): boolean =>
  cloudRules?.bastion !== undefined && sameProject(project, cloudRules.bastion.project);

/** The projects that are looked at: the one that is asked about, else all that the person is in, without Toolforge and the jump hosts. */
export async function projectsOf(look: Look): Promise<readonly ProjectName[]> {
  const { project } = look.question;
  if (project !== undefined) return isToolforge(look, project) ? [] : [project];
  const names = new Set((await look.roles()).map((held) => held.project.name));
  return [...names].filter((name) => !isToolforge(look, name) && !isBastion(look, name));
}

async function checkToolforge(look: Look): Promise<ClinicLine[]> {
  const toolforge = look.cloudRules?.toolforge;
  if (!toolforge) return [];
  const { project, role } = toolforge;
  const held = await look.rolesIn(project);
  if (held.includes(role)) return [clinicLineOf('toolforge', 'member', [role, project])];
  const mend = membership(look, { project, as: 'member' });
  const isNeeded = look.question.toolforge || sameProject(look.question.project ?? '', project);
  return [clinicLineOf('toolforge', isNeeded ? 'missing' : 'none', [role, project], { mend })];
}

/** Somebody with a role whom the cloud's hook did not write into the group, or wrote out of it again (docs/facts.md 6). */
async function checkToolforgeGroup(look: Look): Promise<ClinicLine[]> {
  const toolforge = look.cloudRules?.toolforge;
  if (!toolforge) return [];
  const { project, role } = toolforge;
  const held = await look.rolesIn(project);
  if (!held.includes(role)) return [];
  if (isAmong(await look.membersOf(project), look.patient.shellName)) {
    return [clinicLineOf('toolforge-group', 'in', [project])];
  }
  const mend = membership(look, { project, as: 'member', again: true });
  return [clinicLineOf('toolforge-group', 'missing', [project], { mend })];
}

const checkProjects = async (look: Look): Promise<readonly ClinicLine[]> =>
  eachOf(await projectsOf(look), {
    name: 'project',
    aboutOf: (name) => name,
    async ask(name) {
      const found = await look.project(name);
      const about = { about: name };
      if (!found)
        return [clinicLineOf('project', 'missing', [name], { ...about, mend: { is: 'self' } })];
      if (found.enabled) return [clinicLineOf('project', 'found', [name], about)];
      return [
        { ...toldToHelpers(look, { check: 'project', found: 'disabled' }, [name]), ...about },
      ];
    },
  });

/** What the roles let somebody do: `member` alone changes things in Horizon, and cannot log in. */
function placeIn({ cloudRules }: Look, held: readonly string[]) {
  const { roles = [], viewerRoles = [] } = cloudRules?.projects ?? {};
  const hasAll = (wanted: readonly string[]): boolean =>
    wanted.length > 0 && wanted.every((role) => held.includes(role));
  if (hasAll(roles)) return 'member';
  if (hasAll(viewerRoles)) return 'reader';
  return held.length > 0 ? 'no-reader' : 'none';
}

const checkRoles = async (look: Look): Promise<readonly ClinicLine[]> =>
  eachOf(look.cloudRules?.projects ? await projectsOf(look) : [], {
    name: 'role',
    aboutOf: (name) => name,
    async ask(name) {
      if (!(await look.project(name))) return [];
      const held = await look.rolesIn(name);
      const place = placeIn(look, held);
      const params = [name, held.join(', ')];
      if (place === 'member' || place === 'reader') {
        return [clinicLineOf('role', place, params, { about: name })];
      }
      const mend = membership(look, { project: name, as: 'member' });
      return [clinicLineOf('role', place, params, { about: name, mend })];
    },
  });

const checkProjectGroups = async (look: Look): Promise<readonly ClinicLine[]> =>
  eachOf(look.cloudRules?.projects ? await projectsOf(look) : [], {
    name: 'project-group',
    aboutOf: (name) => name,
    async ask(name) {
      const held = await look.rolesIn(name);
      if (held.length === 0) return [];
      if (isAmong(await look.membersOf(name), look.patient.shellName)) {
        return [clinicLineOf('project-group', 'in', [name], { about: name })];
      }
      const as = placeIn(look, held) === 'reader' ? 'viewer' : 'member';
      const mend = membership(look, { project: name, as, again: true });
      return [clinicLineOf('project-group', 'missing', [name], { about: name, mend })];
    },
  });

/** Whether somebody needs the jump hosts: with the role that brings one there, in any project but Toolforge. */
async function needsBastion(look: Look, role: string): Promise<boolean> {
  const held = await look.roles();
  return held.some(
    (one) =>
      one.role === role &&
      !isToolforge(look, one.project.name) &&
      !isBastion(look, one.project.name),
  );
}

/** Grants the role there; where the event says nothing of such roles, others have to. */
const bastionMend = (look: Look, again: boolean): Mend | undefined => {
  const bastion = look.cloudRules?.bastion;
  const roles = look.cloudRules?.projects?.viewerRoles ?? [];
  if (!bastion || !roles.includes(bastion.role)) return undefined;
  return membership(look, { project: bastion.project, as: 'viewer', again });
};

async function checkBastion(look: Look): Promise<ClinicLine[]> {
  const bastion = look.cloudRules?.bastion;
  if (!bastion) return [];
  const { project, role } = bastion;
  if ((await look.rolesIn(project)).includes(role)) {
    return [clinicLineOf('bastion', 'held', [project, role])];
  }
  if (!(await needsBastion(look, role))) return [clinicLineOf('bastion', 'not-needed', [project])];
  const mend = bastionMend(look, false);
  if (mend) return [clinicLineOf('bastion', 'missing', [project, role], { mend })];
  return [toldToHelpers(look, { check: 'bastion', found: 'missing' }, [project, role])];
}

async function checkBastionGroup(look: Look): Promise<ClinicLine[]> {
  const bastion = look.cloudRules?.bastion;
  if (!bastion || !(await look.rolesIn(bastion.project)).includes(bastion.role)) return [];
  const { project } = bastion;
  if (isAmong(await look.membersOf(project), look.patient.shellName)) {
    return [clinicLineOf('bastion-group', 'in', [project])];
  }
  const mend = bastionMend(look, true);
  return [clinicLineOf('bastion-group', 'missing', [project], { mend })];
}

/** Whether somebody has the roles they need, and the groups that let them log in by these. */
export const roleChecks: readonly Check[] = [
  { name: 'toolforge', system: 'cloud', run: checkToolforge },
  { name: 'toolforge-group', system: 'directory', run: checkToolforgeGroup },
  { name: 'project', system: 'cloud', run: checkProjects },
  { name: 'role', system: 'cloud', run: checkRoles },
  { name: 'project-group', system: 'directory', run: checkProjectGroups },
  { name: 'bastion', system: 'cloud', run: checkBastion },
  { name: 'bastion-group', system: 'directory', run: checkBastionGroup },
];
