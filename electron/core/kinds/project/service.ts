import type {
  ProjectList,
  ProjectVerdict,
  RemovalPlan,
} from '../../../../shared/contract/projects.ts';
import type { Profile } from '../../../../shared/domain/profile.ts';
import type { ProjectState } from '../../../../shared/requests/project.ts';
import type { RequestView } from '../../../../shared/requests/request.ts';
import type { Handlers } from '../../base/dispatch.ts';
import { AppError } from '../../base/errors.ts';
import type { Cloud, Holding } from '../../ports/cloud.ts';
import type { ProjectGroups } from '../../ports/project-groups.ts';
import type { StoredRequest } from '../../ports/request-journal.ts';
import type { Clock } from '../../ports/system.ts';
import { projectNamed } from '../base/find.ts';
import type { Protection } from '../base/protected.ts';
import { projectFacts } from './facts.ts';
import { listProjects, listQuotas } from './list.ts';
import { checkProjectName } from './names.ts';
import { projectRulesOf } from './project.ts';
import { removed } from './removal.ts';
import { membersOf, showProject } from './state.ts';

interface Options {
  readonly profile: Pick<Profile, 'cloud'>;
  readonly cloud: Cloud;
  readonly groups: Pick<ProjectGroups, 'membersOf'> | undefined;
  readonly clock: Clock;
  readonly protection: Pick<Protection, 'refuse'>;
  /** Changes an open request while nobody sends it. */
  readonly steer: (
    id: string,
    change: (request: StoredRequest) => Partial<StoredRequest>,
  ) => Promise<StoredRequest>;
  readonly view: (request: StoredRequest) => RequestView;
}

const isZone = ({ kind }: Holding): boolean => kind === 'zone';

/** Checks and shows projects. Everything throws `cloud-not-set-up` where the event has none. */
export function createProjects(options: Options) {
  const { profile, cloud, groups, clock, protection, steer, view } = options;
  return {
    check: async (name: string): Promise<ProjectVerdict> =>
      checkProjectName(name, projectRulesOf(profile), { cloud, groups }),

    /** Throws `project-missing`. */
    async show(name: string): Promise<ProjectState> {
      projectRulesOf(profile);
      return showProject(name, { cloud, groups, clock });
    },

    async list(): Promise<ProjectList> {
      projectRulesOf(profile);
      return listProjects({ cloud, clock });
    },

    async quotas(names: readonly string[]): ReturnType<typeof listQuotas> {
      projectRulesOf(profile);
      return listQuotas(names, { cloud, clock });
    },

    /** Keeps the address of its review on a request. Throws `other-kind` where it is about something else, or nobody reviews it. */
    async noteReview(id: string, url: string): Promise<RequestView> {
      return view(
        await steer(id, (request) => {
          const facts = request.kind === 'project' ? projectFacts.parse(request.facts) : undefined;
          if (facts?.mode === 'reviewed') return { facts: { ...facts, reviewUrl: url } };
          throw new AppError('other-kind', `Request ${id} is reviewed by nobody`);
        }),
      );
    },

    /** Throws `project-missing`, and `protected` for a project that is, or that the event itself lives on. */
    async planRemoval(name: string): Promise<RemovalPlan> {
      projectRulesOf(profile);
      const { id, ...project } = await projectNamed(cloud, name);
      protection.refuse(removed({ name: project.name, projectId: id }));
      const [assignments, holdings] = await Promise.all([
        cloud.assignments(id),
        cloud.holdings(id),
      ]);
      return {
        name: project.name,
        id,
        asked: clock.now().toISOString(),
        members: membersOf(assignments).map(({ shellName }) => shellName),
        zones: holdings.filter(isZone).map((zone) => zone.name),
        holdings: holdings
          .filter((holding) => !isZone(holding))
          .map((holding) => ({ kind: holding.kind, name: holding.name })),
      };
    },
  };
}

/** Checks and shows projects, and plans their removal. */
export type ProjectsService = ReturnType<typeof createProjects>;

/** The methods about projects beside those that file requests. */
export const projectHandlers = (projects: ProjectsService) =>
  ({
    'projects.check': { needs: 'ask', run: ({ name }) => projects.check(name) },
    'projects.show': { needs: 'ask', run: ({ name }) => projects.show(name) },
    'projects.list': { needs: 'ask', run: () => projects.list() },
    'projects.quotas': { needs: 'ask', run: ({ names }) => projects.quotas(names) },
    'projects.noteReview': { needs: 'submit', run: ({ id, url }) => projects.noteReview(id, url) },
    'projects.planRemoval': { needs: 'ask', run: ({ name }) => projects.planRemoval(name) },
  }) satisfies Partial<Handlers>;
