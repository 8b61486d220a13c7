import { fail, type Result, type WireError } from '../../shared/result.ts';
import { toWire } from '../core/base/errors.ts';
import type { Arguments, Command, Desk, Outcome, Terminal } from './base/command.ts';
import { accountsCreate, accountsShow } from './commands/accounts.ts';
import { auditCommands } from './commands/audit.ts';
import { bundleCommands } from './commands/bundles.ts';
import { call } from './commands/call.ts';
import { cloudCheck } from './commands/cloud.ts';
import { eventKeygen } from './commands/event.ts';
import { linkWikimedia } from './commands/link.ts';
import { membershipCommands } from './commands/membership.ts';
import { namesCheck } from './commands/names-check.ts';
import { projectChangeCommands } from './commands/project-changes.ts';
import { projectCommands } from './commands/projects.ts';
import { queueCommands } from './commands/queue.ts';
import { rosterImport } from './commands/roster.ts';
import { toolCommands } from './commands/tools.ts';
import { wipe } from './commands/wipe.ts';
import { EXIT, exitOfError, type ExitCode } from './base/exit-codes.ts';
import { commandHelp, generalHelp } from './help.ts';
import { findCommand, parseCommand } from './parse.ts';
import { failureLines, fieldLine, printable } from './base/words.ts';

export const commands: readonly Command[] = [
  namesCheck,
  accountsCreate,
  accountsShow,
  linkWikimedia,
  ...membershipCommands,
  ...toolCommands,
  ...projectCommands,
  ...projectChangeCommands,
  cloudCheck,
  ...queueCommands,
  ...bundleCommands,
  rosterImport,
  eventKeygen,
  ...auditCommands,
  wipe,
  call,
];

/** What running needs of the world around it. */
export interface Stage {
  readonly terminal: Terminal;
  /** Opens the app for the profile and data folder that the options name; `close` lets it end. */
  open(options: Arguments['options']): Promise<{ desk: Desk; close(): Promise<void> }>;
  out(line: string): void;
  err(line: string): void;
}

function tellFailure(error: WireError, json: boolean, stage: Stage): ExitCode {
  if (json) stage.out(JSON.stringify({ error }));
  const lines = error.fields.length > 0 ? error.fields.map(fieldLine) : failureLines(error);
  for (const line of lines) stage.err(printable(line));
  return exitOfError(error.code);
}

function tell(outcome: Result<Outcome>, json: boolean, stage: Stage): ExitCode {
  if (!outcome.ok) return tellFailure(outcome.error, json, stage);
  const { value, lines, exit } = outcome.value;
  if (json) stage.out(JSON.stringify(value));
  else for (const line of lines) stage.out(printable(line));
  return exit;
}

const unopened = (): Promise<never> =>
  Promise.reject(new Error('This command said that it needs no desk.'));
const noDesk: Desk = { call: unopened, settled: unopened, proven: unopened };

async function perform(command: Command, args: Arguments, stage: Stage): Promise<Result<Outcome>> {
  try {
    if (command.alone) return await command.run(noDesk, args, stage.terminal);
    const { desk, close } = await stage.open(args.options);
    try {
      return await command.run(desk, args, stage.terminal);
    } finally {
      await close();
    }
  } catch (error) {
    const failure = toWire(error, '');
    if (!failure.ok && failure.error.code === 'internal') stage.err(String(error));
    return failure;
  }
}

/** No command was named: the general help, or a failure with it. */
function tellNone(words: readonly string[], json: boolean, stage: Stage): ExitCode {
  if (words.length === 0 || words.includes('--help') || words.includes('-h')) {
    stage.out(generalHelp(commands));
    return EXIT.confirmed;
  }
  const rule = `there is none of that name: ${words.join(' ')}`;
  const fields = [{ field: 'command', rule, params: [] }];
  const exit = tell(fail('invalid-input', rule, { fields }), json, stage);
  stage.err(`\n${generalHelp(commands)}`);
  return exit;
}

/** Runs one command line and answers how the process should end. */
export async function run(words: readonly string[], stage: Stage): Promise<ExitCode> {
  const json = words.includes('--json');
  const found = findCommand(commands, words);
  if (!found) return tellNone(words, json, stage);
  const { command, rest } = found;
  const args = parseCommand(command, rest);
  if (!args.ok) return tellFailure(args.error, json, stage);
  if (args.value.options['help'] === true) {
    stage.out(commandHelp(command));
    return EXIT.confirmed;
  }
  return tell(await perform(command, args.value, stage), json, stage);
}
