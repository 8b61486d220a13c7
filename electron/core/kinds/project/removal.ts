import { z } from 'zod';
import { comparableProject, projectName } from '../../../../shared/names/project-name.ts';
import { AppError } from '../../base/errors.ts';
import { known } from '../../base/known.ts';
import type { Cloud, CloudProject, Holding } from '../../ports/cloud.ts';
import type { ProjectGroups } from '../../ports/project-groups.ts';
import { confirmGroup, type GroupPorts } from '../base/confirm-group.ts';
import { defineKind } from '../base/define-kind.ts';
import { isGivenUp, watchAnew, watching } from '../base/group-watch.ts';
import { type NotePorts, notePartUndone } from '../base/note-undone.ts';
import { isOursToGrant, type RoleWorld } from '../base/roles.ts';
import { type Blocked, type Step, blocked } from '../base/step.ts';
import { project as touchedProject, type Touched } from '../base/touched.ts';
import { projectRulesOf } from './project.ts';
import { inWords } from './state.ts';

/** What the removal of a project knows. */
export const removeProjectFacts = z.object({
  name: projectName,
  /** The project that was shown to whoever agreed; another one of that name is left alone. */
  projectId: z.string(),
  /** Names of the DNS zones that were shown and agreed to; any other one keeps the project. */
  zones: z.array(z.string()).default([]),
  /** A role of the event that a person held in the project when its roles were taken away. */
  took: z.object({ userId: z.string(), role: z.string() }).optional(),
  /** DNs in the directory that the cloud left behind. */
  left: z.array(z.string()).optional(),
  ...watching,
  /** The request that this one undoes. */
  of: z.uuid().optional(),
});
/** The same, checked. */
export type RemoveProjectFacts = z.infer<typeof removeProjectFacts>;

/** What the kind `remove-project` needs of the world. */
export interface RemoveProjectPorts extends NotePorts {
  readonly profile: RoleWorld['profile'];
  readonly cloud: Cloud;
  readonly groups: ProjectGroups | undefined;
}

/**
 * Removes a project in which nothing is but the zones that were agreed to. Its roles go first: with the last one the cloud's hook deletes the
 * project's group and sudo rules, which it no longer can once the project is gone. What it leaves behind all the same is told.
 */
export const removeProject = ({ cloud, groups, profile, ...ports }: RemoveProjectPorts) =>
  defineKind(removeProjectFacts, {
    systems: ['cloud', 'directory'],
    steps: [
      removeZones({ cloud }),
      removeRoles({ cloud, profile }),
      groupGone({ cloud, groups, profile, clock: ports.clock }),
      removeProjectItself({ cloud }),
      noteLeft({ groups }),
      notePartUndone(ports, 'project'),
    ],
    undoes: 'project',
    tryAgain: watchAnew,
    touches: removed,
    view: ({ name, projectId, left = [] }) => ({
      removal: { name, projectId, ...(left.length > 0 ? { left } : {}) },
    }),
    target: ({ name }) => ({ of: ['project', comparableProject(name)], wants: 'gone' }),
    door: {
      method: 'projects.remove',
      facts({ name, id, zones }) {
        projectRulesOf(profile);
        return { name, projectId: id, zones: zones.toSorted() };
      },
    },
  });

/** The project, as something that is to go. */
export const removed = ({
  name,
  projectId,
}: Pick<RemoveProjectFacts, 'name' | 'projectId'>): readonly Touched[] => [
  { ...touchedProject(name, projectId), isRemoved: true },
];

/** What keeps the project as it is; undefined where it is gone, or may go. */
async function keeps(
  { name, projectId }: RemoveProjectFacts,
  { cloud, project }: { readonly cloud: Pick<Cloud, 'holdings'>; readonly project: CloudProject },
): Promise<Blocked | undefined> {
  if (project.id !== projectId) return blocked('project-missing', name);
  const holdings = await cloud.holdings(projectId);
  return holdings.length === 0 ? undefined : blocked('project-not-empty', name, inWords(holdings));
}

/**
 * Takes every role away, ours or not, of a project in which nothing is: its people lose them with it in any case. One that another desk gives
 * meanwhile, be it to have the hook write the group anew, is taken away on the next go. Only one of ours is remembered: it may be granted once more.
 */
export const removeRoles = ({
  cloud,
  profile,
}: Pick<RemoveProjectPorts, 'profile'> & {
  cloud: Pick<Cloud, 'findProject' | 'holdings' | 'assignments' | 'revoke'>;
}): Step<RemoveProjectFacts> => ({
  id: 'remove-roles',
  system: 'cloud',
  async observe(facts, { justWritten = false }) {
    const project = await cloud.findProject(facts.name);
    if (!project) return { is: 'done' };
    const kept = await keeps(facts, { cloud, project });
    if (kept) return kept;
    const held = await cloud.assignments(facts.projectId);
    const [first] = held;
    if (!first) return { is: 'done' };
    if (justWritten) {
      throw new AppError('role-given-at-once', 'Somebody gives a role meanwhile', {
        params: [facts.name, first.userId],
      });
    }
    const learned = known({ took: held.find(isOursToGrant(profile)) });
    const found = removed({ name: project.name, projectId: project.id });
    return { is: 'missing', learned, found };
  },
  async apply({ projectId }) {
    for (const held of await cloud.assignments(projectId)) {
      await cloud.revoke({ projectId, ...held });
    }
  },
});

/**
 * Waits for the group to go while the project is still there to have the hook told of it: by a role of ours that is given and taken once more, where
 * there was one. After that, and where there is no project any more, the removal goes on without it.
 */
export function groupGone({
  cloud,
  ...ports
}: GroupPorts &
  Pick<RemoveProjectPorts, 'profile'> & {
    readonly cloud: Pick<Cloud, 'findProject' | 'grant' | 'revoke'>;
  }): Step<RemoveProjectFacts> {
  const isOurs = isOursToGrant(ports.profile);
  // Asked again: the profile may have changed since, and an earlier version remembered any role.
  const oursOf = ({ took }: RemoveProjectFacts) => (took && isOurs(took) ? took : undefined);
  const step = confirmGroup<RemoveProjectFacts>(ports, {
    expected: ({ name }) => [{ project: name, isGone: true }],
    mayRepair: (facts) => oursOf(facts) !== undefined,
    async repair(facts) {
      const { projectId } = facts;
      const took = oursOf(facts);
      if (!took) return;
      await cloud.grant({ projectId, ...took });
      await cloud.revoke({ projectId, ...took });
    },
  });
  return {
    ...step,
    async observe(facts, run) {
      const project = await cloud.findProject(facts.name);
      const isOver =
        project?.id !== facts.projectId || isGivenUp(facts, oursOf(facts) !== undefined);
      if (isOver) return { is: 'done' };
      return step.observe(facts, run);
    },
  };
}

/** Removes a project while nothing is in it: Keystone itself would remove it with servers and all left behind, which nobody could reach. */
export const removeProjectItself = ({
  cloud,
}: {
  cloud: Pick<Cloud, 'findProject' | 'holdings' | 'removeProject'>;
}): Step<RemoveProjectFacts> => ({
  id: 'remove-project',
  system: 'cloud',
  async observe(facts) {
    const project = await cloud.findProject(facts.name);
    if (!project) return { is: 'done' };
    const kept = await keeps(facts, { cloud, project });
    const { projectId } = facts;
    return kept ?? { is: 'missing', found: removed({ name: project.name, projectId }) };
  },
  async apply({ projectId }) {
    await cloud.removeProject(projectId);
  },
});

/** Looks what the cloud left behind in the directory, where nobody but the directory's administrators can remove it. */
export const noteLeft = ({
  groups,
}: Pick<RemoveProjectPorts, 'groups'>): Step<RemoveProjectFacts> => ({
  id: 'look-for-leftovers',
  isNeeded: () => groups !== undefined,
  async observe({ name }) {
    const left = (await groups?.leftOf(name)) ?? [];
    return { is: 'done', learned: { left: [...left] } };
  },
});

type Zones = Pick<RemoveProjectFacts, 'zones'>;

const isAgreed = ({ kind, name }: Holding, { zones }: Zones): boolean =>
  kind === 'zone' && zones.includes(name);

/** Zones that can be removed now: Designate refuses one while another stands below it, be that on its way out or not. */
function readyOf(holdings: readonly Holding[], facts: Zones): readonly Holding[] {
  const hasBelow = (zone: Holding): boolean =>
    holdings.some(({ name }) => name.endsWith(`.${zone.name}`));
  return holdings.filter((one) => isAgreed(one, facts) && !one.isLeaving && !hasBelow(one));
}

/**
 * Removes the zones that were agreed to, before the project: what was left behind in a project that is gone, nobody could reach. Not one is
 * removed while anything else stands in the project, for then that stays, and needs its zones. Designate is waited for, which
 * tells its name servers after it has answered.
 */
export const removeZones = ({
  cloud,
}: {
  cloud: Pick<Cloud, 'findProject' | 'holdings' | 'removeZone'>;
}): Step<RemoveProjectFacts> => ({
  id: 'remove-zones',
  system: 'cloud',
  isNeeded: ({ zones }) => zones.length > 0,
  async observe({ name, projectId, zones }) {
    const project = await cloud.findProject(name);
    if (project && project.id !== projectId) return blocked('project-missing', name);
    const holdings = await cloud.holdings(projectId);
    const others = holdings.filter((one) => !isAgreed(one, { zones }));
    if (others.length > 0) return blocked('project-not-empty', name, inWords(others));
    if (holdings.length === 0) return { is: 'done' };
    const found = removed({ name: project?.name ?? name, projectId });
    if (readyOf(holdings, { zones }).length > 0) return { is: 'missing', found };
    const leaving = holdings.map((zone) => zone.name).join(', ');
    throw new AppError('zone-not-yet', `The cloud is still removing ${leaving}`, {
      params: [leaving],
    });
  },
  async apply({ projectId, zones }) {
    const asked = new Set<string>();
    for (;;) {
      const ready = readyOf(await cloud.holdings(projectId), { zones });
      const others = ready.filter(({ id }) => !asked.has(id));
      if (others.length === 0) return;
      for (const { id } of others) await cloud.removeZone({ id, projectId });
      for (const { id } of others) asked.add(id);
    }
  },
});
