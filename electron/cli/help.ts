import type { Command, Option, Options } from './base/command.ts';
import { exitWords } from './base/exit-codes.ts';
import { everywhere } from './base/options.ts';
import { optionUsage, usageParts } from './usage.ts';

/** Terminals are this wide since the punched card. */
const WIDTH = 80;

export const environment: readonly (readonly [names: string, about: string])[] = [
  ['LANYARD_BIND_DN, LANYARD_BIND_PASSWORD', 'the login of the helper at the LDAP directory'],
  ['LANYARD_PASSPHRASE', 'opens the saved requests where the system has no keychain'],
  ['LANYARD_EVENT_KEY', 'the private key of the event itself'],
  ['LANYARD_TOTP', 'the otpauth: address of the second factor of the cloud login'],
  ['OS_*, clouds.yaml', 'the cloud, as the openstack client reads them'],
  [
    'LDAPTLS_CACERT, LDAPCONF',
    'settings of the LDAP client, for what the event profile leaves out',
  ],
];

/** What an option does, with what it takes and what holds without it. */
export const aboutOption = ({ about, choices = [], otherwise, many }: Option): string => {
  const notes = [
    ...(choices.length > 0 ? [choices.join(', ')] : []),
    ...(otherwise === undefined ? [] : [`default: ${otherwise}`]),
    ...(many ? ['can be given several times'] : []),
  ];
  return notes.length === 0 ? about : `${about} (${notes.join('; ')})`;
};

/** Words in lines of the terminal's width, each after so many spaces; the first begins where `start` ends. */
function wrap(words: readonly string[], indent: number, start = ''): string[] {
  const lines: string[] = [];
  let line = start.padEnd(indent);
  for (const word of words) {
    const isFull = line.trim() !== '' && `${line.trimEnd()} ${word}`.length > WIDTH;
    if (isFull) {
      lines.push(line.trimEnd());
      line = ' '.repeat(indent);
    }
    line += line.length > indent ? ` ${word}` : word;
  }
  return [...lines, line.trimEnd()];
}

/** Two columns; a first that is too long has a line of its own. */
function columns(rows: readonly (readonly [string, string])[], indent: number): string[] {
  return rows.flatMap(([first, second]) => {
    const start = `  ${first}`;
    const words = second.split(' ');
    return start.length + 2 > indent ? [start, ...wrap(words, indent)] : wrap(words, indent, start);
  });
}

const optionRows = (options: Options) =>
  Object.entries(options).map(
    ([name, option]) =>
      [(name === 'help' ? '-h, ' : '') + optionUsage(name, option), aboutOption(option)] as const,
  );

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', `${title}:`, ...lines];

const usageLines = (command: Command): string[] =>
  wrap(usageParts(command), 'Usage: lanyard '.length, 'Usage: lanyard ');

const exits = (): string[] =>
  columns(
    exitWords.map(([code, words]) => [String(code), words]),
    5,
  );

/** Everything about one command. */
export const commandHelp = (command: Command): string =>
  [
    ...usageLines(command),
    '',
    ...wrap(`This command ${command.summary}.`.split(' '), 0),
    ...section('Options', columns(optionRows(command.options), 26)),
    ...section('Options of every command', columns(optionRows(everywhere), 26)),
    ...section('Exit status', exits()),
    ...section(
      'Examples',
      command.examples.map((example) => `  ${example}`),
    ),
  ].join('\n');

const commandRows = (commands: readonly Command[]) =>
  columns(
    commands.map(({ name, summary }) => [name, summary]),
    22,
  );

/** The commands that begin with this word. */
export const groupHelp = (group: string, commands: readonly Command[]): string =>
  [
    `Usage: lanyard ${group} COMMAND [OPTION…]`,
    ...section('Commands', commandRows(commands)),
    '',
    `For more about one of them: lanyard help ${commands[0]?.name ?? group}`,
  ].join('\n');

/** All commands, and what they have in common. */
export const generalHelp = (commands: readonly Command[]): string =>
  [
    'Accounts, tools and projects at a Wikimedia event, also without a network.',
    '',
    'Usage: lanyard COMMAND [OPTION…]',
    '       lanyard --version',
    ...section('Commands', commandRows(commands)),
    ...section('Options of every command', columns(optionRows(everywhere), 26)),
    ...section('Environment', columns(environment, 26)),
    ...section('Exit status', exits()),
    ...section('Example', ['  lanyard names check --username "Jane Doe" --shell-name jdoe']),
    '',
    'For more about one command: lanyard help names check',
  ].join('\n');

/** The help that these words ask for: all commands, a group or one command; undefined where there is none of that name. */
export function helpOn(words: readonly string[], commands: readonly Command[]): string | undefined {
  const name = words.join(' ');
  if (name === '') return generalHelp(commands);
  const named = commands.find((command) => command.name === name);
  if (named) return commandHelp(named);
  const group = commands.filter((command) => command.name.startsWith(`${name} `));
  return group.length > 0 ? groupHelp(name, group) : undefined;
}
