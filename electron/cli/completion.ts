import type { Command, Option, Options } from './base/command.ts';
import { everywhere } from './base/options.ts';

/** The shells that completion is written for. */
export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

export const isShell = (name: string): name is Shell => shells.some((shell) => shell === name);

/** What can stand in a place: words of a list, files, folders, or what only the person knows. */
interface Place {
  readonly words: readonly string[];
  readonly paths?: 'files' | 'folders';
}

function placeOf(takes: string | undefined, words: readonly string[] = []): Place {
  if (takes === 'FILE') return { words, paths: 'files' };
  return takes === 'DIR' ? { words, paths: 'folders' } : { words };
}

const optionsOf = ({ options }: Command): readonly (readonly [string, Option])[] =>
  Object.entries<Option>({ ...options, ...everywhere });

/** What its positionals can be; all in one, for a command has one that can be completed at most. */
const positionalPlace = ({ positionals, choices = {} }: Command): Place => {
  const [name = ''] = positionals;
  return placeOf(name, choices[name]);
};

/** The second words of the commands by their first; none for a command of one word. */
function groupsOf(commands: readonly Command[]): ReadonlyMap<string, readonly Command[]> {
  return Map.groupBy(commands, ({ name }) => name.split(' ')[0] ?? '');
}

const secondWords = (group: readonly Command[]): string[] =>
  group.flatMap(({ name }) => name.split(' ').slice(1));

const firstWordsOnly = (commands: readonly Command[]): [string, readonly Command[]][] =>
  [...groupsOf(commands)].filter(([, group]) => secondWords(group).length > 0);

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** How bash offers what can stand in a place. */
const bashPlace = ({ words, paths }: Place): string => {
  const list = words.length > 0 ? `_lanyard_words ${quoted(words.join(' '))}` : '';
  const files = paths === undefined ? '' : `_lanyard_paths -${paths === 'files' ? 'f' : 'd'}`;
  return [list, files].filter((it) => it !== '').join('; ') || ':';
};

function bashCommand(command: Command): string[] {
  const { words, paths } = positionalPlace(command);
  const options = optionsOf(command);
  const ofOptions = options
    .filter(([, { takes }]) => takes !== undefined)
    .map(([name, { takes, choices }]) => `--${name}) ${bashPlace(placeOf(takes, choices))} ;;`);
  const names = `_lanyard_words ${quoted(options.map(([name]) => `--${name}`).join(' '))}`;
  const isEmpty = words.length === 0 && paths === undefined;
  return [
    `    ${quoted(command.name)})`,
    '      case $prev in',
    ...ofOptions.map((line) => `        ${line}`),
    isEmpty
      ? `        *) ${names} ;;`
      : `        *) if [[ $cur == -* ]]; then ${names}; else ${bashPlace({ words, ...(paths && { paths }) })}; fi ;;`,
    '      esac ;;',
  ];
}

const bash = (commands: readonly Command[]): string[] => {
  const groups = firstWordsOnly(commands);
  const first = quoted([...groupsOf(commands).keys()].join(' '));
  return [
    '# Completion of lanyard for bash, made by: lanyard completion bash',
    '_lanyard_words() { COMPREPLY+=($(compgen -W "$1" -- "$cur")); }',
    '_lanyard_paths() {',
    "  local IFS=$'\\n'",
    '  compopt -o filenames 2> /dev/null',
    '  COMPREPLY+=($(compgen "$1" -- "$cur"))',
    '}',
    '_lanyard() {',
    '  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} at=1',
    '  # Bash takes the sign of --profile=FILE for a word.',
    "  if [[ $prev == '=' ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi",
    "  if [[ $cur == '=' ]]; then cur=; fi",
    '  COMPREPLY=()',
    '  if [[ ${COMP_WORDS[1]} == help ]] && ((COMP_CWORD > 1)); then at=2; fi',
    `  if ((COMP_CWORD == at)); then _lanyard_words ${first}; return; fi`,
    '  local command=${COMP_WORDS[at]}',
    '  case $command in',
    ...groups.flatMap(([word, group]) => [
      `    ${word})`,
      '      command+=" ${COMP_WORDS[at+1]}"',
      '      if ((COMP_CWORD == at + 1)); then',
      `        _lanyard_words ${quoted(secondWords(group).join(' '))}`,
      '        return',
      '      fi ;;',
    ]),
    '  esac',
    '  if ((at == 2)); then return; fi',
    '  case $command in',
    ...commands.flatMap(bashCommand),
    '  esac',
    '}',
    'complete -F _lanyard lanyard',
  ];
};

/** A word of zsh's own small languages: brackets and colons mean something in them. */
const zshWords = (text: string): string => text.replace(/[[\]:\\]/gu, String.raw`\$&`);

const zshPlace = ({ words, paths }: Place): string => {
  const list = words.join(' ');
  if (paths === undefined) return words.length > 0 ? `(${list})` : '';
  const files = paths === 'files' ? '_files' : '_files -/';
  return words.length > 0 ? `{compadd ${list}; ${files}}` : files;
};

const zshOption = ([name, { about, takes, choices, many }]: readonly [string, Option]): string => {
  const value =
    takes === undefined ? '' : `=:${zshWords(takes)}:${zshPlace(placeOf(takes, choices))}`;
  const [sign = '', rest = ''] = value === '' ? [] : ['=', value.slice(1)];
  return quoted(`${many ? '*' : ''}--${name}${sign}[${zshWords(about)}]${rest}`);
};

const zshDescribed = (rows: readonly (readonly [string, string])[]): string =>
  rows.map(([word, about]) => quoted(`${zshWords(word)}:${zshWords(about)}`)).join(' ');

function zshCommand(command: Command): string[] {
  const { positionals, more } = command;
  const [rest] = [...positionals, ...(more === undefined ? [] : [more])];
  const place =
    rest === undefined ? [] : [`*:${zshWords(rest)}:${zshPlace(positionalPlace(command))}`];
  const all = [...optionsOf(command).map(zshOption), ...place.map(quoted)];
  return [
    `    ${quoted(command.name)})`,
    '      _arguments \\',
    ...all.slice(0, -1).map((it) => `        ${it} \\`),
    `        ${all.at(-1) ?? ''} ;;`,
  ];
}

const firstRows = (commands: readonly Command[]) =>
  [...groupsOf(commands)].map(([word, group]): [string, string] => [
    word,
    group.length === 1 ? (group[0]?.summary ?? '') : secondWords(group).join(', '),
  ]);

const zsh = (commands: readonly Command[]): string[] => [
  '#compdef lanyard',
  '# Completion of lanyard for zsh, made by: lanyard completion zsh',
  '_lanyard() {',
  '  local -a named',
  '  if [[ $words[2] == help ]] && ((CURRENT > 2)); then shift words; ((CURRENT--)); local helped=1; fi',
  '  if ((CURRENT == 2)); then',
  `    named=(${zshDescribed(firstRows(commands))})`,
  "    _describe 'command' named",
  '    return',
  '  fi',
  '  local command=$words[2]',
  '  case $command in',
  ...firstWordsOnly(commands).flatMap(([word, group]) => [
    `    ${word})`,
    '      if ((CURRENT == 3)); then',
    `        named=(${zshDescribed(group.map(({ name, summary }) => [name.split(' ')[1] ?? '', summary]))})`,
    "        _describe 'command' named",
    '        return',
    '      fi',
    '      command+=" $words[3]"; shift words; ((CURRENT--)) ;;',
  ]),
  '  esac',
  '  if ((helped)); then return; fi',
  '  shift words; ((CURRENT--))',
  '  case $command in',
  ...commands.flatMap(zshCommand),
  '  esac',
  '}',
  '# As a file of $fpath it is the function itself; where it was read in, the function has to be told of.',
  'if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _lanyard "$@"; else compdef _lanyard lanyard; fi',
];

const fishPlace = ({ words, paths }: Place): string => {
  const list = words.length > 0 ? ` -a ${quoted(words.join(' '))}` : '';
  if (paths === undefined) return ` -x${list}`;
  return paths === 'files' ? ` -r -F${list}` : ` -x -a '(__fish_complete_directories)'`;
};

const fishOptions = (when: string, options: Options): string[] =>
  Object.entries<Option>(options).map(
    ([name, { about, takes, choices }]) =>
      `complete -c lanyard ${when} -l ${name} -d ${quoted(about)}` +
      (takes === undefined ? '' : fishPlace(placeOf(takes, choices))),
  );

function fishCommand(command: Command): string[] {
  const when = `-n ${quoted(`__lanyard_is ${command.name}`)}`;
  const { words, paths } = positionalPlace(command);
  return [
    ...fishOptions(when, command.options),
    ...(paths === undefined ? [] : [`complete -c lanyard ${when} -F`]),
    ...(words.length > 0 ? [`complete -c lanyard ${when} -a ${quoted(words.join(' '))}`] : []),
  ];
}

const fish = (commands: readonly Command[]): string[] => [
  '# Completion of lanyard for fish, made by: lanyard completion fish',
  '# Whether the line begins with these words, after a help that may stand before them.',
  'function __lanyard_is',
  '  set -l typed (commandline -opc)[2..]',
  '  string match -q -- "$argv *" "$typed "',
  'end',
  '# Whether exactly these words were typed.',
  'function __lanyard_after',
  '  set -l typed (commandline -opc)[2..]',
  '  test "$typed[1]" = help; and set -e typed[1]',
  '  test "$argv" = "$typed"',
  'end',
  'complete -c lanyard -f',
  ...firstRows(commands).map(
    ([word, about]) => `complete -c lanyard -n __lanyard_after -a ${word} -d ${quoted(about)}`,
  ),
  ...firstWordsOnly(commands).flatMap(([word, group]) =>
    group.map(
      ({ name, summary }) =>
        `complete -c lanyard -n '__lanyard_after ${word}' -a ${name.split(' ')[1] ?? ''} -d ${quoted(summary)}`,
    ),
  ),
  ...commands.flatMap(fishCommand),
  ...fishOptions('', everywhere),
];

const writers: Readonly<Record<Shell, (commands: readonly Command[]) => string[]>> = {
  bash,
  zsh,
  fish,
};

/** What a shell reads to complete lines that call `lanyard`; made of the table of commands. */
export const completionScript = (shell: Shell, commands: readonly Command[]): string =>
  writers[shell](commands).join('\n');
