import { parseArgs } from 'node:util';
import { fail, ok, type FieldProblem, type Result } from '../../shared/result.ts';
import type { Arguments, Command, Option } from './base/command.ts';
import { everywhere } from './base/options.ts';
import { placeholder } from './base/placeholder.ts';

type KnownOptions = Record<
  string,
  { type: 'string' | 'boolean'; short?: string; multiple?: boolean }
>;

const optionsOf = (...commands: readonly Command[]): KnownOptions => ({
  ...Object.fromEntries(
    [everywhere, ...commands.map(({ options }) => options)]
      .flatMap((options) => Object.entries<Option>(options))
      .map(([name, { type, many = false }]) => [name, { type, multiple: many }]),
  ),
  help: { type: 'boolean', short: 'h' },
});

/** The command that is called, and the words that are left for it: options may stand before its name too. */
export function findCommand(
  commands: readonly Command[],
  words: readonly string[],
): { readonly command: Command; readonly rest: readonly string[] } | undefined {
  const options = optionsOf(...commands);
  const { tokens } = parseArgs({ args: [...words], options, strict: false, tokens: true });
  const bare = tokens.filter((token) => token.kind === 'positional');
  const isCalled = (name: string): boolean =>
    name.split(' ').every((word, at) => bare[at]?.value === word);
  for (const command of commands) {
    const called = [command.name, ...(command.aliases ?? [])].find(isCalled);
    if (called === undefined) continue;
    const places = bare.slice(0, called.split(' ').length).map(({ index }) => index);
    return { command, rest: words.filter((_, index) => !places.includes(index)) };
  }
  return undefined;
}

const problem = (field: string, words: string): FieldProblem => ({
  field,
  rule: words,
  params: [],
});

function read(command: Command, words: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({
    args: [...words],
    options: optionsOf(command),
    allowPositionals: true,
  });
  const [options, lists]: [Record<string, string | boolean>, Record<string, string[]>] = [{}, {}];
  for (const [name, value] of Object.entries(values)) {
    if (Array.isArray(value)) lists[name] = value.map(String);
    else if (value !== undefined) options[name] = value;
  }
  return { options, lists, positionals };
}

function missing(command: Command, { options, lists, positionals }: Arguments): FieldProblem[] {
  const needed = Object.entries(command.options)
    .filter(([name, { required }]) => required && (options[name] ?? lists[name]) === undefined)
    .map(([name, { missing: rule = `missing flag --${name}` }]) => problem(name, rule));
  const places = command.positionals
    .slice(positionals.length)
    .map((name) => problem(name, `missing argument ${placeholder(name)}`));
  const extra = positionals
    .slice(command.more === undefined ? command.positionals.length : positionals.length)
    .map((word) => problem(word, `unexpected argument "${word}"`));
  return [...needed, ...places, ...extra];
}

/** What node:util did not understand, in as few words as everything else that is wrong with a command line. */
function misread({ message }: Error): string {
  const [, flag = ''] = /'(?:-\w, )?(--?[\w-]+)/u.exec(message) ?? [];
  if (message.startsWith('Unknown option')) return `unknown flag ${flag}`;
  if (/argument (missing|is ambiguous)/u.test(message)) return `flag ${flag} needs a value`;
  return message.includes('does not take an argument') ? `flag ${flag} takes no value` : message;
}

/** Reads a command's own words; everything that is wrong with them is told at once, one line each. */
export function parseCommand(command: Command, words: readonly string[]): Result<Arguments> {
  try {
    const args = read(command, words);
    const fields = args.options['help'] === true ? [] : missing(command, args);
    return fields.length === 0
      ? ok(args)
      : fail('invalid-input', 'The command is not complete', { fields });
  } catch (error) {
    // node:util says in a sentence what it did not understand; anything else is not about the words.
    if (!(error instanceof TypeError)) throw error;
    return fail('invalid-input', error.message, {
      fields: [problem(command.name, misread(error))],
    });
  }
}
