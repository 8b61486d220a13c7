import type { ListedProject } from '../../../shared/contract/projects.ts';
import type { ProjectState } from '../../../shared/requests/project.ts';
import { everyRequest } from '../../../shared/requests/every-page.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Arguments, Command, Desk, Outcome } from '../base/command.ts';
import { EXIT } from '../base/exit-codes.ts';
import { filedOutcome } from '../outcome/filed-outcome.ts';
import { placeOutcome } from '../outcome/availability.ts';
import {
  groupLines,
  memberLines,
  quotaLines,
  ruleLines,
  unreadLines,
} from '../outcome/project-lines.ts';
import { projectFormOf, projectOptions } from './project-options.ts';
import { say } from '../base/words.ts';

const NAME = ['NAME'];

const projectsCheck: Command = {
  name: 'projects check',
  summary: 'Check whether a project name is available',
  examples: ['lanyard projects check racks'],
  options: {},
  positionals: NAME,
  async run(desk, { positionals: [name = ''] }) {
    const checked = await desk.call('projects.check', { name });
    return checked.ok ? ok(placeOutcome(checked.value)) : checked;
  },
};

export const projectsCreate: Command = {
  name: 'projects create',
  summary: 'Create a project, or request it from reviewers',
  examples: [
    'lanyard projects create racks --purpose "maps of bike racks" --member jdoe --member asmith --viewer mmeyer --preset small --ends 2027-01-31',
  ],
  options: {
    ...projectOptions,
    purpose: { ...projectOptions.purpose, required: true },
    member: { ...projectOptions.member, required: true },
  },
  positionals: NAME,
  files: true,
  async run(desk, args) {
    const [name = ''] = args.positionals;
    return filedOutcome(desk, await desk.call('projects.create', projectFormOf(name, args)));
  },
};

/** When this desk made the project, where it did. */
async function madeLines(desk: Desk, id: string): Promise<string[]> {
  const listed = await everyRequest(desk.call, { kinds: ['project'], states: ['confirmed'] });
  const made = (listed.ok ? listed.value : []).find(
    ({ project }) => project?.projectId === id && project.origin === 'made',
  );
  return made ? [`${say('fact-made-here')}: ${made.updatedAt}`] : [];
}

async function projectLines(desk: Desk, project: ProjectState): Promise<string[]> {
  const { id, name, description, enabled, ends, zones } = project;
  return [
    `${name}  ${id}`,
    ...(enabled ? [] : [say('project-disabled')]),
    `${say('fact-purpose')}: ${description}`,
    ...(await madeLines(desk, id)),
    `${say('fact-ends')}: ${ends ?? say('fact-ends-unknown')}`,
    ...zones.map((zone) => `${say('fact-zones')}: ${zone}`),
    ...quotaLines(project),
    ...ruleLines(project),
    ...memberLines(project),
    ...groupLines(project),
    ...unreadLines(project),
  ];
}

/** What the cloud says of the project that is named, in the lines of the command. */
async function shown(
  desk: Desk,
  { positionals: [name = ''] }: Arguments,
  tell: (project: ProjectState) => Promise<Pick<Outcome, 'value' | 'lines'>>,
): Promise<Result<Outcome>> {
  const found = await desk.call('projects.show', { name });
  if (!found.ok) return found;
  const { unread } = found.value;
  const exit = unread.length > 0 ? EXIT.waiting : EXIT.confirmed;
  return ok({ ...(await tell(found.value)), exit });
}

const projectsShow: Command = {
  name: 'projects show',
  summary: 'Show a project with its people, quotas and firewall rules',
  examples: ['lanyard projects show racks'],
  options: {},
  positionals: NAME,
  run: (desk, args) =>
    shown(desk, args, async (project) => {
      const [first = '', ...lines] = await projectLines(desk, project);
      return { value: project, lines: [first, ...lines.map((line) => `  ${line}`)] };
    }),
};

/** One project of a list: who is in it, and what is unusual about it. */
function listedLine({ name, people, enabled, ends }: ListedProject, today: string): string {
  return [
    name,
    ...(people === undefined ? [] : [people.join(' ') || say('places-nobody')]),
    ...(enabled ? [] : [say('places-disabled')]),
    ...(ends !== undefined && ends < today ? [say('places-ended', ends)] : []),
  ].join('  ');
}

const projectsList: Command = {
  name: 'projects list',
  summary: 'List the projects that the cloud shows you',
  examples: ['lanyard projects list'],
  options: {},
  positionals: [],
  async run(desk) {
    const listed = await desk.call('projects.list', {});
    if (!listed.ok) return listed;
    const { projects, of, more, peopleUnread, asked } = listed.value;
    return ok({
      value: listed.value,
      lines: [
        ...projects.map((project) => listedLine(project, asked.slice(0, 10))),
        ...(of === 'us' ? [say('places-own')] : []),
        ...(more ? [say('places-projects-more', projects.length)] : []),
        ...(peopleUnread === undefined ? [] : [say('places-people-unread')]),
      ],
      exit: EXIT.confirmed,
    });
  },
};

const projectsMembers: Command = {
  name: 'projects members',
  summary: 'List the people in a project and their roles',
  examples: ['lanyard projects members racks'],
  options: {},
  positionals: NAME,
  files: true,
  run: (desk, args) =>
    shown(desk, args, (project) =>
      Promise.resolve({ value: project.members, lines: memberLines(project) }),
    ),
};

const projectsQuota: Command = {
  name: 'projects quota',
  summary: 'List the quotas of a project and how much is used',
  examples: ['lanyard projects quota racks'],
  options: {},
  positionals: NAME,
  files: true,
  run: (desk, args) =>
    shown(desk, args, (project) =>
      Promise.resolve({
        value: project.quotas,
        lines: [...quotaLines(project), ...unreadLines(project)],
      }),
    ),
};

export const projectCommands = [
  projectsCheck,
  projectsList,
  projectsCreate,
  projectsShow,
  projectsMembers,
  projectsQuota,
];
