import type { Command, Option, Options } from './base/command.ts';
import { exitWords } from './base/exit-codes.ts';
import { everywhere } from './base/options.ts';
import { optionUsage, usageParts } from './usage.ts';

/** Terminals are this wide since the punched card. */
const WIDTH = 80;

/** What Lanyard is for, in one line. */
export const ABOUT =
  'Create developer accounts, tools and projects at Wikimedia events, online or offline';

export const environment: readonly (readonly [names: string, about: string])[] = [
  ['LANYARD_BIND_DN, LANYARD_BIND_PASSWORD', 'LDAP login of the helper'],
  ['LANYARD_PASSPHRASE', 'passphrase of the saved requests, where there is no keychain'],
  ['LANYARD_EVENT_KEY', 'private event key (the text, not a file name)'],
  ['LANYARD_TOTP', 'otpauth: address of the second factor of the cloud login'],
  ['OS_*, clouds.yaml', 'cloud login, as for the openstack client'],
  [
    'LDAPTLS_CACERT, LDAPCONF',
    'settings of the LDAP client, for what the event profile leaves out',
  ],
  ['LANYARD_HUB_LISTEN, LANYARD_HUB_INNER', 'addresses of a hub process, instead of its file’s'],
  [
    'LANYARD_HUB_DATABASE_PASSWORD, LANYARD_<EVENT>_*',
    'secrets of a hub and its events (docs/hub.md); with _FILE added, a file that holds the secret',
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
  lines.length === 0 ? [] : ['', title, ...lines];

const usageLines = (command: Command): string[] =>
  wrap(usageParts(command), '  lanyard '.length, '  lanyard ');

const exits = (): string[] =>
  columns(
    exitWords.map(([code, words]) => [String(code), words]),
    5,
  );

const indented = (line: string): string => `  ${line}`;

/** What holds for all commands. */
const everywhereSections = (): string[] => [
  ...section('GLOBAL FLAGS', columns(optionRows(everywhere), 26)),
  ...section('ENVIRONMENT', columns(environment, 26)),
  ...section('EXIT STATUS', exits()),
];

/** Everything about one command. */
export const commandHelp = (command: Command): string =>
  [
    'USAGE',
    ...usageLines(command),
    '',
    ...wrap(command.summary.split(' '), 0),
    ...section(
      'ALIASES',
      (command.aliases ?? []).map((name) => indented(`lanyard ${name}`)),
    ),
    ...section('FLAGS', columns(optionRows(command.options), 26)),
    ...section('EXAMPLES', command.examples.map(indented)),
    ...everywhereSections(),
  ].join('\n');

const commandRows = (commands: readonly Command[]) =>
  columns(
    commands.map(({ name, summary }) => [name, summary]),
    21,
  );

/** The commands that begin with this word. */
export const groupHelp = (group: string, commands: readonly Command[]): string =>
  [
    'USAGE',
    `  lanyard ${group} <command> [flags]`,
    ...section('COMMANDS', commandRows(commands)),
    '',
    `Run 'lanyard ${group} <command> --help' for details.`,
  ].join('\n');

/** All commands, and what they have in common. */
export const generalHelp = (commands: readonly Command[]): string =>
  [
    'USAGE',
    '  lanyard <command> [flags]',
    '  lanyard --version',
    '',
    ...wrap(ABOUT.split(' '), 0),
    ...section('COMMANDS', commandRows(commands)),
    ...section('EXAMPLES', ['  lanyard names check --username "Jane Doe" --shell-name jdoe']),
    ...everywhereSections(),
    '',
    "Run 'lanyard <command> --help' for details.",
  ].join('\n');

/** What is said of a command that there is not. */
export const unknownCommand = (words: readonly string[]): string =>
  `unknown command "${words.join(' ')}"`;

const isNamed =
  (name: string) =>
  (command: Command): boolean =>
    command.name === name || (command.aliases ?? []).includes(name);

/** The help that these words ask for: all commands, a group or one command; undefined where there is none of that name. */
export function helpOn(words: readonly string[], commands: readonly Command[]): string | undefined {
  const name = words.join(' ');
  if (name === '') return generalHelp(commands);
  const named = commands.find(isNamed(name));
  if (named) return commandHelp(named);
  const group = commands.filter((command) => command.name.startsWith(`${name} `));
  return group.length > 0 ? groupHelp(name, group) : undefined;
}
