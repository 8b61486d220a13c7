import type { Profile, ProjectRules } from '../../../../shared/domain/profile.ts';
import { quotaServices } from '../../../../shared/domain/quota.ts';
import { comparableProject } from '../../../../shared/names/project-name.ts';
import { sameShellName } from '../../../../shared/names/shell-name.ts';
import { AppError } from '../../base/errors.ts';
import { known } from '../../base/known.ts';
import type { Cloud, Holding } from '../../ports/cloud.ts';
import type { Directory } from '../../ports/directory.ts';
import type { ProjectGroups } from '../../ports/project-groups.ts';
import type { Clock } from '../../ports/system.ts';
import { confirmGroup, type ExpectedGroup } from '../base/confirm-group.ts';
import { defineKind, type Door, type Undoing } from '../base/define-kind.ts';
import { watchAnew } from '../base/group-watch.ts';
import { inheritedPerson, type PersonOf } from '../base/person.ts';
import { bastionFor, grantAgain } from '../base/roles.ts';
import { person, project as touchedProject, roles } from '../base/touched.ts';
import { addMembers } from './add-members.ts';
import { addRules } from './add-rules.ts';
import { awaitReview } from './await-review.ts';
import { checkMembers } from './check-members.ts';
import { createProject } from './create-project.ts';
import { createZone } from './create-zone.ts';
import { projectFacts, type ProjectFacts } from './facts.ts';
import { type ProjectForm, projectFactsOf, projectProblems, unknownMembers } from './form.ts';
import { projectText } from './review-text.ts';
import { setQuotas } from './set-quotas.ts';
import { inWords } from './state.ts';
import { projectTags } from './tags.ts';
import { tofuSnippet } from './tofu-snippet.ts';

/** What the kind `project` needs of the world. */
export interface ProjectPorts {
  readonly profile: Pick<Profile, 'cloud' | 'accounts' | 'protected'>;
  readonly directory: Pick<Directory, 'look'>;
  readonly cloud: Cloud;
  readonly groups: Pick<ProjectGroups, 'membersOf'> | undefined;
  readonly clock: Clock;
}

/**
 * A project with its quotas, rules, people and zone; or, where others review it, the wait for it. Each step reaches a state that was agreed
 * and adds nothing to what is there, so that all of it can be run again. Once the project stands, each service is told its part while the
 * others are told theirs.
 */
export function project(ports: ProjectPorts) {
  const { cloud, clock, profile } = ports;
  return defineKind(projectFacts, {
    systems: ['cloud', 'directory'],
    steps: [
      checkMembers(ports),
      createProject({ cloud }),
      ...quotaServices.map((service) => setQuotas(service, { cloud })),
      addRules({ cloud }),
      addMembers({ cloud }),
      createZone({ cloud }),
      awaitReview({ cloud }),
      {
        ...confirmGroup<ProjectFacts>(ports, {
          expected: (facts) => expectedGroups(facts, profile),
          repair: ({ name, projectId = '' }, late) =>
            grantAgain(ports, { project: name, projectId }, late),
        }),
        after: ['add-members'],
      },
    ],
    tryAgain: watchAnew,
    inherit(facts, parent) {
      const inherited = inheritedPerson(facts, parent);
      if (!inherited) return {};
      const { shellName } = inherited;
      const members = facts.members.map((member) =>
        sameShellName(member.shellName, facts.shellName) ? { ...member, shellName } : member,
      );
      return { ...inherited, members };
    },
    touches: ({ name, projectId, members, roles: { member, viewer } }) => [
      touchedProject(name, projectId),
      ...members.map(({ shellName }) => person(shellName)),
      ...roles([...member, ...viewer]),
    ],
    view: (facts, { id }) => ({ project: viewOf(facts, id) }),
    handedIn,
    target: ({ name, purpose, whyNotToolforge, quotas, rules, ends, zone, mode, ...people }) => ({
      of: ['project', comparableProject(name)],
      wants: [
        purpose,
        whyNotToolforge,
        people.asked ?? people.members,
        quotas,
        rules,
        ends,
        zone,
        mode,
      ],
    }),
    counts: ({ undone }) => (undone ? undefined : 'project'),
    undo: (facts) => undoingOf(facts, cloud),
    follow,
    door: {
      method: 'projects.create',
      problems: (form) => projectProblems(form, projectRulesOf(profile), clock.now()),
      facts: (form) => projectFactsOf(form, projectRulesOf(profile), clock.now()),
      ask: ({ members }) => unknownMembers(members, { cloud, clock }),
      besideCard,
    },
  });
}

/** What was typed of it. */
const typedOf = ({
  name,
  purpose,
  whyNotToolforge,
  members,
  preset,
  ends,
  zone,
}: ProjectFacts) => ({
  name,
  purpose,
  whyNotToolforge,
  members,
  ends,
  zone: zone !== undefined,
  ...known({ preset: preset || undefined }),
});

const besideCard: NonNullable<Door<'projects.create', ProjectFacts>['besideCard']> = {
  place: 'further.project',
  field: 'name',
  form: ({ project: wanted }, shellName) => wanted && withMember(wanted, shellName),
};

const follow = ({ members }: ProjectFacts, { shellName }: PersonOf): Partial<ProjectFacts> => {
  const isIn = members.some((member) => sameShellName(member.shellName, shellName));
  return isIn ? { shellName, ofParent: true } : {};
};

const handedIn = (facts: ProjectFacts, after: string | undefined) => ({
  kind: 'project' as const,
  form: { ...typedOf(facts), ...known({ after }) },
});

/** The event's rules for projects. Throws `cloud-not-set-up` where it has none. */
export function projectRulesOf({ cloud }: Pick<Profile, 'cloud'>): ProjectRules {
  if (cloud?.projects) return cloud.projects;
  throw new AppError('cloud-not-set-up', 'This event has no projects');
}

/** Everybody's group, and the jump hosts' for whom this request let into the project. */
function expectedGroups(
  { name, mode, members, roles, origin, lacksRoles = [] }: ProjectFacts,
  profile: Pick<Profile, 'cloud'>,
): ExpectedGroup[] {
  if (mode !== 'direct') return [];
  const isNew = (shellName: string): boolean =>
    origin === 'made' || lacksRoles.some(({ userId }) => sameShellName(userId, shellName));
  const newcomers = members.filter(({ shellName }) => isNew(shellName));
  const bastions = Map.groupBy(newcomers, ({ as }) => bastionFor(name, roles[as], profile));
  return [
    { project: name, has: members.map(({ shellName }) => shellName) },
    ...[...bastions].flatMap(([project, those]) =>
      project === undefined ? [] : { project, has: those.map(({ shellName }) => shellName) },
    ),
  ];
}

const withMember = (form: ProjectForm, shellName: string): ProjectForm => {
  const isIn = form.members.some((member) => sameShellName(member.shellName, shellName));
  return isIn ? form : { ...form, members: [...form.members, { shellName, as: 'member' }] };
};

/** What the reviewers of a project are handed. */
function forReview(facts: ProjectFacts, zone: string | undefined, requestId: string) {
  if (facts.mode !== 'reviewed') return {};
  const tags = projectTags({ requestId, ends: facts.ends });
  return { requestText: projectText({ ...facts, zone }), snippet: tofuSnippet({ ...facts, tags }) };
}

function viewOf(facts: ProjectFacts, requestId: string) {
  const { name, purpose, whyNotToolforge, members, preset, quotas, rules, ends, mode } = facts;
  const { projectId, origin, requestUrl, reviewUrl } = facts;
  const zone = facts.zone?.name;
  return {
    name,
    purpose,
    whyNotToolforge,
    members,
    preset,
    quotas,
    rules,
    ends,
    mode,
    ...known({ projectId, origin, requestUrl, reviewUrl, zone }),
    ...forReview(facts, zone, requestId),
  };
}

/** Removes a project that this request made, with the zone that it asked for, while nothing else is in it. */
function undoingOf(
  { name, origin, projectId, zone }: ProjectFacts,
  cloud: Pick<Cloud, 'findProject' | 'holdings'>,
): Undoing | undefined {
  if (origin !== 'made' || projectId === undefined) return undefined;
  const zones = zone ? [zone.name] : [];
  const goesWithIt = ({ kind, name: holding }: Holding): boolean =>
    kind === 'zone' && zones.includes(holding);
  const removed = { removes: ['project' as const], stays: [], gone: false, guarded: false };
  return {
    kind: 'remove-project',
    about: { shellName: '', username: '', name, ...(zone ? { zones } : {}) },
    parts: ['project'],
    takes: [{ what: 'project', name }],
    unasked: removed,
    async look() {
      const found = await cloud.findProject(name);
      if (found?.id !== projectId) return { ...removed, gone: true };
      const others = (await cloud.holdings(projectId)).filter((one) => !goesWithIt(one));
      if (others.length === 0) return removed;
      const why = { what: 'project' as const, why: 'not-empty' as const };
      return { ...removed, removes: [], stays: [{ ...why, params: [inWords(others)] }] };
    },
    facts: () => Promise.resolve({ name, projectId, zones }),
  };
}
