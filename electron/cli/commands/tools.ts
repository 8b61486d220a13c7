import type { ToolStateView } from '../../../shared/contract/tools.ts';
import { ok } from '../../../shared/result.ts';
import type { Arguments, Command, Desk } from '../base/command.ts';
import { EXIT } from '../base/exit-codes.ts';
import { filedOutcome } from '../outcome/filed-outcome.ts';
import { textOf, value } from '../base/options.ts';
import { placeOutcome } from '../outcome/availability.ts';
import { say } from '../base/words.ts';

const toolsCheck: Command = {
  name: 'tools check',
  summary: 'Check whether a tool name is available',
  examples: ['lanyard tools check bike-racks'],
  options: {},
  positionals: ['NAME'],
  async run(desk, { positionals: [name = ''] }) {
    const checked = await desk.call('tools.check', { name });
    return checked.ok ? ok(placeOutcome(checked.value)) : checked;
  },
};

const toolsList: Command = {
  name: 'tools list',
  summary: 'List tools with their maintainers',
  examples: ['lanyard tools list', 'lanyard tools list --matching map'],
  options: {
    matching: value('TEXT', 'a part of the name, or the shell username of a maintainer'),
  },
  positionals: [],
  async run(desk, args) {
    const listed = await desk.call('tools.list', { text: textOf(args, 'matching') });
    if (!listed.ok) return listed;
    const { tools, more } = listed.value;
    return ok({
      value: listed.value,
      lines: [
        ...tools.map(({ name, maintainers }) => `${name}  ${maintainers.join(' ')}`),
        ...(more ? [say('places-tools-more-next')] : []),
      ],
      exit: EXIT.confirmed,
    });
  },
};

const toolsCreate: Command = {
  name: 'tools create',
  summary: 'Create a tool with one maintainer',
  examples: ['lanyard tools create bike-racks --maintainer jdoe'],
  options: {
    maintainer: value('SHELL-NAME', 'shell username of the maintainer, a member of Toolforge', {
      required: true,
    }),
  },
  positionals: ['NAME'],
  files: true,
  async run(desk, args) {
    const [name = ''] = args.positionals;
    const maintainer = textOf(args, 'maintainer');
    return filedOutcome(desk, await desk.call('tools.create', { name, maintainer }));
  },
};

async function changeMaintainer(
  desk: Desk,
  { positionals: [tool = '', shellName = ''] }: Arguments,
  change: 'add' | 'remove',
) {
  return filedOutcome(desk, await desk.call('tools.setMaintainer', { tool, shellName, change }));
}

const toolsJoin: Command = {
  name: 'tools join',
  summary: 'Add a maintainer to an existing tool',
  examples: ['lanyard tools join bike-racks jdoe'],
  options: {},
  positionals: ['NAME', 'SHELL-NAME'],
  files: true,
  run: (desk, args) => changeMaintainer(desk, args, 'add'),
};

const toolsLeave: Command = {
  name: 'tools leave',
  summary: 'Remove a maintainer from a tool; never the last one',
  examples: ['lanyard tools leave bike-racks jdoe'],
  options: {},
  positionals: ['NAME', 'SHELL-NAME'],
  files: true,
  run: (desk, args) => changeMaintainer(desk, args, 'remove'),
};

function toolLines({ maintainers, otherMaintainers, disabled, broken }: ToolStateView) {
  return [
    say('tool-maintainers', maintainers.length),
    ...maintainers.map((name) => `  ${name}`),
    ...otherMaintainers.map((name) => `  ${name}  ${say('tool-other-maintainer')}`),
    ...(disabled ? [say('tool-is-disabled')] : []),
    ...(broken.length > 0 ? [say('tool-broken')] : []),
    ...broken.map((part) => `  ${say(`tool-broken-${part}`)}`),
  ];
}

const toolsShow: Command = {
  name: 'tools show',
  summary: 'Show a tool as it is in the LDAP directory',
  examples: ['lanyard tools show bike-racks --json'],
  options: {},
  positionals: ['NAME'],
  async run(desk, { positionals: [name = ''] }) {
    const shown = await desk.call('tools.show', { name });
    if (!shown.ok) return shown;
    const { gidNumber, broken } = shown.value;
    const number = gidNumber === undefined ? [] : [`${say('fact-tool-number')} ${gidNumber}`];
    return ok({
      value: shown.value,
      lines: [
        [shown.value.name, ...number].join('  '),
        ...toolLines(shown.value).map((line) => `  ${line}`),
      ],
      exit: broken.length > 0 ? EXIT.needsYou : EXIT.confirmed,
    });
  },
};

export const toolCommands = [toolsCheck, toolsList, toolsCreate, toolsJoin, toolsLeave, toolsShow];
