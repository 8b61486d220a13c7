import type { PersonOverview } from '../../../shared/contract/people.ts';
import type { Input } from '../../../shared/contract/index.ts';
import { fail, ok, type FieldProblem } from '../../../shared/result.ts';
import type { Arguments, Command, Desk } from '../base/command.ts';
import { EXIT } from '../base/exit-codes.ts';
import { filedOutcome } from '../outcome/filed-outcome.ts';
import { given, textOf, value } from '../base/options.ts';
import { say } from '../base/words.ts';

const reason = value('REASON', 'reason, in a few words', { required: true });

type Place = Input<'memberships.file'>['as'];

const noPlace: FieldProblem = { field: 'as', rule: 'place-unknown', params: [] };

async function file(desk: Desk, args: Arguments, as: Place) {
  const filed = await desk.call('memberships.file', {
    shellName: args.positionals[0] ?? '',
    ...given(args, 'project'),
    as,
    reason: textOf(args, 'reason'),
  });
  return filedOutcome(desk, filed);
}

const membershipGrant: Command = {
  name: 'membership grant',
  summary: 'Add a person to Toolforge or to a project',
  examples: [
    'lanyard membership grant jdoe --reason "bot for bike racks"',
    'lanyard membership grant jdoe --project racks --as reader --reason "looks after the maps"',
  ],
  options: {
    reason,
    project: value('NAME', 'Cloud VPS project; without it, Toolforge'),
    as: value('ROLE', 'role in the project', {
      choices: ['member', 'reader'],
      otherwise: 'member',
    }),
  },
  positionals: ['SHELL-NAME'],
  files: true,
  async run(desk, args) {
    const as = args.options['as'] ?? 'member';
    if (as === 'member') return file(desk, args, as);
    // A reader was called a viewer once; that goes on working.
    if (as === 'reader' || as === 'viewer') return file(desk, args, 'viewer');
    return fail('invalid-input', 'There is no such place in a project', { fields: [noPlace] });
  },
};

const membershipRevoke: Command = {
  name: 'membership revoke',
  summary: 'Remove a person from Toolforge or from a project',
  examples: ['lanyard membership revoke jdoe --project racks --reason "left the team"'],
  options: {
    reason,
    project: value('NAME', 'Cloud VPS project; without it, Toolforge'),
  },
  positionals: ['SHELL-NAME'],
  files: true,
  run: (desk, args) => file(desk, args, 'nobody'),
};

function toolforgeLines({ toolforge }: PersonOverview): string[] {
  if (!toolforge) return [];
  const { roles, inGroup } = toolforge;
  const held = roles.length === 0 ? say('fact-none') : roles.join(', ');
  return [say(inGroup ? 'cli-toolforge-in-group' : 'cli-toolforge-no-group', held)];
}

function projectLine({ name, roles, inGroup }: PersonOverview['projects'][number]): string {
  const held = roles.length === 0 ? say('fact-none') : roles.join(', ');
  return inGroup === false ? say('cli-project-no-group', name, held) : `${name}: ${held}`;
}

function linkedLines({ linked: { wikimedia, phabricator, tellsPhabricator } }: PersonOverview) {
  const account = wikimedia && `${wikimedia.name ?? ''} (${wikimedia.id})`.trimStart();
  return [
    `${say('linked-wikimedia')}: ${account ?? say('linked-not-yet')}`,
    ...(tellsPhabricator
      ? [`${say('linked-phabricator')}: ${phabricator ?? say('linked-not-yet')}`]
      : []),
  ];
}

const lastLines = ({ lastMaintainerOf = [] }: PersonOverview): string[] =>
  lastMaintainerOf.length === 0
    ? []
    : [say('membership-last-maintainer', lastMaintainerOf.join(', '), lastMaintainerOf.length)];

const unreadLines = ({ unread }: PersonOverview): string[] =>
  unread.flatMap(({ part, code }) => [
    say(part === 'cloud' ? 'belongings-unread-cloud' : 'belongings-unread-directory'),
    say(`problem-${code}`),
  ]);

const membershipShow: Command = {
  name: 'membership show',
  summary: 'Show the memberships, tools and linked accounts of a person',
  examples: ['lanyard membership show jdoe --json'],
  options: {},
  positionals: ['SHELL-NAME'],
  async run(desk, { positionals: [shellName = ''] }) {
    const shown = await desk.call('memberships.show', { shellName });
    if (!shown.ok) return shown;
    const { username, blocked, projects, tools, unread } = shown.value;
    const lines = [
      ...(blocked ? [say('problem-account-blocked', shown.value.shellName)] : []),
      ...toolforgeLines(shown.value),
      ...projects.map(projectLine),
      ...tools.map((tool) => say('cli-maintains', tool)),
      ...lastLines(shown.value),
      ...linkedLines(shown.value),
      ...unreadLines(shown.value),
    ];
    return ok({
      value: shown.value,
      lines: [`${shown.value.shellName}  ${username}`, ...lines.map((line) => `  ${line}`)],
      exit: unread.length > 0 ? EXIT.waiting : EXIT.confirmed,
    });
  },
};

export const membershipCommands = [membershipGrant, membershipRevoke, membershipShow];
