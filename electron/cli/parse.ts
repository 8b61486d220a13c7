import { parseArgs } from 'node:util';
import { fail, ok, type FieldProblem, type Result } from '../../shared/result.ts';
import type { Arguments, Command } from './command.ts';

/** Options that every command has. */
export const everywhere = {
  profile: { type: 'string' },
  data: { type: 'string' },
  'event-key': { type: 'string' },
  'run-only': { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

const problem = (field: string, words: string): FieldProblem => ({
  field,
  rule: words,
  params: [],
});

function read(command: Command, words: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({
    args: [...words],
    options: {
      ...everywhere,
      ...Object.fromEntries(
        Object.entries(command.options).map(([name, { type }]) => [name, { type }]),
      ),
    },
    allowPositionals: true,
  });
  return { options: values, positionals };
}

function missing(command: Command, { options, positionals }: Arguments): FieldProblem[] {
  const needed = Object.entries(command.options)
    .filter(([name, { required }]) => required && options[name] === undefined)
    .map(([name]) => problem(name, `--${name} is needed: lanyard ${command.usage}`));
  const places = command.positionals
    .slice(positionals.length)
    .map((name) => problem(name, `${name} is needed: lanyard ${command.usage}`));
  const extra = positionals
    .slice(command.more === undefined ? command.positionals.length : positionals.length)
    .map((word) => problem(word, `is not expected: lanyard ${command.usage}`));
  return [...needed, ...places, ...extra];
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
    return fail('invalid-input', error.message, { fields: [problem(command.name, error.message)] });
  }
}
