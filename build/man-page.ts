import type { Command, Option, Options } from '../electron/cli/base/command.ts';
import { exitWords } from '../electron/cli/base/exit-codes.ts';
import { everywhere } from '../electron/cli/base/options.ts';
import { placeholder } from '../electron/cli/base/placeholder.ts';
import { commands } from '../electron/cli/commands/all.ts';
import { ABOUT, aboutOption, environment } from '../electron/cli/help.ts';

/** A sign outside ASCII as groff and mandoc both read it, whatever the locale. */
const unicode = (sign: string): string =>
  `\\[u${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;

/** Text without the signs that troff reads as orders. */
const plain = (text: string): string =>
  text
    .replaceAll('\\', String.raw`\e`)
    .replaceAll('-', String.raw`\-`)
    .replace(/^([.'])/u, String.raw`\&$1`)
    .replace(/[^ -~]/gu, unicode);

/** The argument of a macro, in quotes. */
const inQuotes = (text: string): string => `"${plain(text).replaceAll('"', '""')}"`;

const bold = (text: string): string => String.raw`\fB${plain(text)}\fR`;
/** What stands in the place of a value. */
const slanted = (name: string): string => String.raw`\fI${plain(placeholder(name))}\fR`;

const typed = (name: string, { takes, many }: Option): string =>
  bold(`--${name}`) + (takes === undefined ? '' : ` ${slanted(takes)}`) + (many ? '...' : '');

const tagged = (tag: string, text: string): string[] => ['.TP', tag, plain(text)];

const optionList = (options: Options): string[] =>
  Object.entries<Option>(options).flatMap(([name, option]) =>
    tagged((name === 'help' ? `${bold('-h')}, ` : '') + typed(name, option), aboutOption(option)),
  );

function synopsis({ name, positionals, more, options }: Command): string {
  const all = Object.entries<Option>(options);
  return [
    bold(`lanyard ${name}`),
    ...positionals.map(slanted),
    ...(more === undefined ? [] : [`[${slanted(more)}...]`]),
    ...all.filter(([, { required }]) => required).map(([key, it]) => typed(key, it)),
    ...all.filter(([, { required }]) => !required).map(([key, it]) => `[${typed(key, it)}]`),
  ].join(' ');
}

const commandSection = (command: Command): string[] => [
  `.SS ${inQuotes(command.name)}`,
  synopsis(command),
  '.PP',
  plain(`${command.summary}.`),
  ...(command.aliases ?? []).map((name) => plain(`Also: lanyard ${name}.`)),
  ...optionList(command.options),
  '.PP',
  command.examples.length > 1 ? 'Examples:' : 'Example:',
  '.PP',
  '.EX',
  ...command.examples.map(plain),
  '.EE',
];

/** The manual page of the terminal, in man(7), made of the same table as its help. It has no date, so that it only changes with the table. */
export const manPage = (version: string): string =>
  [
    String.raw`.\" Made by build/write-man-page.ts from electron/cli/commands; to change it, change those.`,
    `.TH LANYARD 1 "" ${inQuotes(`Lanyard ${version}`)} "User Commands"`,
    '.SH NAME',
    String.raw`lanyard \- create developer accounts, tools and projects at Wikimedia events`,
    '.SH SYNOPSIS',
    `${bold('lanyard')} ${slanted('COMMAND')} [${slanted('FLAGS')}]`,
    '.PP',
    bold('lanyard --version'),
    '.SH DESCRIPTION',
    plain(`${ABOUT}.`),
    plain(
      'Lanyard saves each request on this computer before it sends it. Without a connection, the request waits and Lanyard sends it later.',
    ),
    '.SH COMMANDS',
    ...commands.flatMap(commandSection),
    '.SH "GLOBAL FLAGS"',
    'Every command takes these flags.',
    ...optionList(everywhere),
    '.SH ENVIRONMENT',
    ...environment.flatMap(([names, about]) => tagged(bold(names), about)),
    '.SH "EXIT STATUS"',
    ...exitWords.flatMap(([code, words]) => tagged(bold(String(code)), words)),
    '.SH "SEE ALSO"',
    `${bold('openstack')}(1), ${bold('ldap.conf')}(5)`,
    '',
  ].join('\n');
