import type { ParsedInput } from '../../../../shared/contract/index.ts';
import type { ProjectVerdict, RemovalPlan } from '../../../../shared/contract/projects.ts';
import type { Profile, ProjectRules } from '../../../../shared/domain/profile.ts';
import type { ProjectStanding } from '../../../../shared/requests/project.ts';
import type { RequestView } from '../../../../shared/requests/request.ts';
import { sameName } from '../../../../shared/names/same-name.ts';
import type { FieldProblem } from '../../../../shared/result.ts';
import { AppError } from '../../base/errors.ts';
import { projectNamed } from '../membership/state.ts';
import { personOf } from '../base/person.ts';
import { type ProjectFacts, projectOf } from './facts.ts';
import type { Queue } from '../../queue/queue.ts';
import type { RemoveProjectFacts } from './removal.ts';
import type { Cloud, Holding } from '../../ports/cloud.ts';
import type { ProjectGroups } from '../../ports/project-groups.ts';
import type { StoredRequest } from '../../ports/request-journal.ts';
import type { Clock } from '../../ports/system.ts';
import type { FileWish, Wish } from '../../requests/submissions.ts';
import { type ProjectForm, projectFactsOf, projectProblems, unknownMembers } from './form.ts';
import { checkProjectName } from './names.ts';
import { membersOf, showProject } from './state.ts';
import type { Prepared } from '../../cards/prepared.ts';
import type { RequestsService } from '../../requests/requests.ts';

type Form = ParsedInput<'projects.create'>;
type Agreed = ParsedInput<'projects.remove'>;

interface Options {
  readonly profile: Pick<Profile, 'cloud'>;
  readonly cloud: Cloud | undefined;
  readonly groups: ProjectGroups | undefined;
  readonly clock: Clock;
  readonly queue: Pick<Queue, 'run'>;
  readonly requests: Pick<RequestsService, 'stored' | 'steer'>;
  readonly fileWish: FileWish;
  readonly view: (request: StoredRequest) => RequestView;
}

const refused = (fields: readonly FieldProblem[]): AppError => {
  const which = fields.map(({ field, rule }) => `${field}: ${rule}`).join('; ');
  return new AppError('invalid-input', `The project cannot be filed: ${which}`, { fields });
};

const isZone = ({ kind }: Holding): boolean => kind === 'zone';

const withMember = (form: ProjectForm, shellName: string): ProjectForm => {
  const isIn = form.members.some((member) => sameName(member.shellName, shellName));
  return isIn ? form : { ...form, members: [...form.members, { shellName, as: 'member' }] };
};

/** Checks, shows and files projects. Everything throws `cloud-not-set-up` where the event has none. */
export function createProjects(options: Options) {
  const { profile, groups, clock, queue, requests, fileWish, view } = options;

  const setUp = (): { cloud: Cloud; rules: ProjectRules } => {
    const rules = profile.cloud?.projects;
    if (options.cloud && rules) return { cloud: options.cloud, rules };
    throw new AppError('cloud-not-set-up', 'This event has no projects');
  };

  /** What is wrong with what was typed, without asking anybody. */
  const problems = (form: ProjectForm): FieldProblem[] =>
    projectProblems(form, setUp().rules, clock.now());

  /** A project that waits for another request may have people in it whose accounts that one makes. */
  const problemsNow = async (form: Form): Promise<FieldProblem[]> => {
    const wrong = problems(form);
    if (wrong.length > 0 || form.after !== undefined) return wrong;
    const { members } = projectFactsOf(form, setUp().rules, clock.now());
    return unknownMembers(members, { cloud: setUp().cloud, clock });
  };

  /** The person of the request before it, where that person is one of the members. */
  const followed = async (
    { members }: ProjectFacts,
    after: string | undefined,
  ): Promise<Partial<ProjectFacts>> => {
    const person = after === undefined ? undefined : personOf(await requests.stored(after));
    const isIn = members.some(({ shellName }) => shellName === person?.shellName);
    return person && isIn ? { shellName: person.shellName, ofParent: true } : {};
  };

  /** Answers once it is on disk; nothing is sent yet. Throws `invalid-input`, and `not-found` for what it is to wait for. */
  const file = async (form: Form): Promise<StoredRequest> => {
    const wrong = await problemsNow(form);
    if (wrong.length > 0) throw refused(wrong);
    const facts = projectFactsOf(form, setUp().rules, clock.now());
    const { after } = form;
    return fileWish({
      kind: 'project',
      facts: { ...facts, ...(await followed(facts, after)) },
      after,
    });
  };

  /** Reads a project that is asked for beside an account, whose person is a member of it; what is wrong is told of fields below `place`. */
  const prepare = (form: ProjectForm, place: string): Prepared => ({
    problems: problems(withMember(form, 'whoever-it-is')).map(({ field, ...broken }) => ({
      field: `${place}.${field}`,
      ...broken,
    })),
    field: `${place}.name`,
    wishFor: (shellName) => ({
      kind: 'project',
      facts: projectFactsOf(withMember(form, shellName), setUp().rules, clock.now()),
    }),
    file: (shellName, after) => file({ ...withMember(form, shellName), after }),
  });

  const run = (request: StoredRequest): RequestView => {
    void queue.run(request.id);
    return view(request);
  };

  /** What other people's work hangs on is never removed from a desk. */
  const refuseKept = (name: string): void => {
    const { toolforge, projectName } = profile.cloud ?? {};
    if (name !== toolforge?.project && name !== projectName) return;
    throw new AppError('not-allowed', `${name} is not removed here`, { params: [name] });
  };

  return {
    prepare,
    check: async (name: string): Promise<ProjectVerdict> => {
      const { cloud, rules } = setUp();
      return checkProjectName(name, rules, { cloud, groups });
    },
    show: async (name: string): Promise<ProjectStanding> =>
      showProject(name, { cloud: setUp().cloud, groups, clock }),
    submit: async (form: Form): Promise<RequestView> => run(await file(form)),

    /** Throws `other-kind` where the request is about something else, or nobody reviews it. */
    async noteReview(id: string, url: string): Promise<RequestView> {
      return view(
        await requests.steer(id, (request) => {
          const facts = request.kind === 'project' ? projectOf(request) : undefined;
          if (facts?.mode === 'reviewed') return { facts: { ...facts, reviewUrl: url } };
          throw new AppError('other-kind', `Request ${id} is reviewed by nobody`);
        }),
      );
    },

    /** Throws `project-missing`, and `not-allowed` for a project that the event itself lives on. */
    async planRemoval(name: string): Promise<RemovalPlan> {
      const { cloud } = setUp();
      refuseKept(name);
      const { id, ...project } = await projectNamed(cloud, name);
      const [assignments, holdings] = await Promise.all([
        cloud.assignments(id),
        cloud.holdings(id),
      ]);
      return {
        ...{ name: project.name, id, asked: clock.now().toISOString() },
        members: membersOf(assignments).map(({ shellName }) => shellName),
        zones: holdings.filter(isZone).map((zone) => zone.name),
        holdings: holdings
          .filter((holding) => !isZone(holding))
          .map((holding) => ({ kind: holding.kind, name: holding.name })),
      };
    },

    async remove({ name, id, zones }: Agreed): Promise<RequestView> {
      setUp();
      refuseKept(name);
      const facts: RemoveProjectFacts = { name, projectId: id, zones: zones.toSorted() };
      return run(await fileWish({ kind: 'remove-project', facts } satisfies Wish));
    },
  };
}

export type ProjectsService = ReturnType<typeof createProjects>;
