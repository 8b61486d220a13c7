import { fail, ok, type FieldProblem, type Result } from '../../../../shared/result.ts';
import type { Command } from '../../base/command.ts';
import { EXIT, exitOfError } from '../../base/exit-codes.ts';

/** JSON.parse quotes what it did not understand, which may be a password; so its words are not repeated. */
const notJson: FieldProblem = { field: 'input', rule: 'is not JSON', params: [] };

function parsed(text: string): Result<unknown> {
  try {
    const input: unknown = JSON.parse(text);
    return ok(input);
  } catch {
    return fail('invalid-input', 'The input is not JSON', { fields: [notJson] });
  }
}

/** The door itself, for scripts that need what no command offers: the input comes from standard input, for it may hold a password. */
export const call: Command = {
  name: 'call',
  summary: 'Call a contract method with JSON from standard input',
  examples: [`echo '{"text":"jane"}' | lanyard call accounts.find`],
  options: {},
  positionals: ['METHOD'],
  async run(desk, { positionals: [method = ''] }, terminal) {
    const input = parsed(await terminal.input());
    if (!input.ok) return input;
    // Whatever stands there is checked at the door, as what a browser sends is.
    const answer = await desk.call(method as 'event.current', input.value as Record<string, never>);
    const exit = answer.ok ? EXIT.confirmed : exitOfError(answer.error.code);
    return ok({ value: answer, lines: JSON.stringify(answer, undefined, 2).split('\n'), exit });
  },
};
