import packageFile from '../../package.json' with { type: 'json' };
import type { Result, WireError } from '../../shared/result.ts';
import { toWire } from '../core/base/errors.ts';
import type { Arguments, Command, Desk, Outcome, Terminal } from './base/command.ts';
import { commands } from './commands/all.ts';
import { EXIT, exitOfError, type ExitCode } from './base/exit-codes.ts';
import { commandHelp, generalHelp, helpOn, unknownCommand } from './help.ts';
import { findCommand, parseCommand } from './parse.ts';
import { rescueLines } from './outcome/rescue-lines.ts';
import { failureWords, fieldLine, hasWords, printable, ruleWords } from './base/words.ts';

/** What running needs of the world around it. */
export interface Stage {
  readonly terminal: Terminal;
  /** Opens the app for the profile and data folder that the options name; `close` lets it end. */
  open(
    options: Arguments['options'],
    needs: { readonly opensVault: boolean },
  ): Promise<{ desk: Desk; close(): Promise<void> }>;
  out(line: string): void;
  err(line: string): void;
}

const asHint = (line: string): string => `hint: ${line}`;
const asError = (line: string): string => `error: ${line}`;

function failureLines(error: WireError): readonly string[] {
  if (error.fields.length > 0) return error.fields.map((field) => asError(fieldLine(field)));
  const { what, details, hints } = failureWords(error);
  return [asError(what), ...details, ...hints.map(asHint)];
}

function tellFailure(error: WireError, json: boolean, stage: Stage): ExitCode {
  return tellLines(failureLines(error), error, { json, stage });
}

function tellLines(
  lines: readonly string[],
  error: WireError,
  { json, stage }: { readonly json: boolean; readonly stage: Stage },
): ExitCode {
  if (json) stage.out(JSON.stringify({ error }));
  for (const line of lines) stage.err(printable(line));
  return exitOfError(error.code);
}

/** A command that was typed wrongly: each mistake, and one hint at what to do about all of them. */
function misusedLines({ fields }: WireError, { name }: Command): readonly string[] {
  const mistakes = fields.map((field) =>
    asError(hasWords(field) ? `missing flag --${field.field}` : field.rule),
  );
  const hint = fields.every(hasWords)
    ? fields.map(ruleWords).join(' ')
    : `run 'lanyard ${name} --help'`;
  return [...mistakes, asHint(hint)];
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

/** Whatever the command was: whoever works here has to know that requests were lost. */
async function tellRescues(desk: Desk, stage: Stage): Promise<void> {
  const health = await desk.call('journal.health', { unopened: true });
  if (!health.ok) return;
  for (const line of rescueLines(health.value.rescues)) stage.err(printable(line));
}

async function perform(command: Command, args: Arguments, stage: Stage): Promise<Result<Outcome>> {
  try {
    if (command.alone) return await command.run(noDesk, args, stage.terminal);
    const { desk, close } = await stage.open(args.options, { opensVault: command.files === true });
    try {
      const outcome = await command.run(desk, args, stage.terminal);
      await tellRescues(desk, stage);
      return outcome;
    } finally {
      await close();
    }
  } catch (error) {
    const failure = toWire(error, '');
    if (!failure.ok && failure.error.code === 'internal') stage.err(String(error));
    return failure;
  }
}

const asksForHelp = (word: string): boolean => word === '--help' || word === '-h';

/** No command was named: the version, the help of all of them or of a group, or a failure with it. */
function tellNone(words: readonly string[], json: boolean, stage: Stage): ExitCode {
  if (words.includes('--version')) {
    const { version } = packageFile;
    stage.out(json ? JSON.stringify({ version }) : `lanyard ${version}`);
    return EXIT.confirmed;
  }
  const help = helpOn(
    words.filter((word) => !asksForHelp(word)),
    commands,
  );
  if (help !== undefined || words.some(asksForHelp)) {
    stage.out(help ?? generalHelp(commands));
    return EXIT.confirmed;
  }
  const rule = unknownCommand(words);
  const fields = [{ field: 'command', rule, params: [] }];
  const error: WireError = { code: 'invalid-input', message: rule, params: [], fields };
  return tellLines([asError(rule), asHint("run 'lanyard --help'")], error, { json, stage });
}

/** Runs one command line and answers how the process should end. */
export async function run(words: readonly string[], stage: Stage): Promise<ExitCode> {
  const json = words.includes('--json');
  const found = findCommand(commands, words);
  if (!found) return tellNone(words, json, stage);
  const { command, rest } = found;
  const args = parseCommand(command, rest);
  if (!args.ok) {
    return tellLines(misusedLines(args.error, command), args.error, { json, stage });
  }
  if (args.value.options['help'] === true) {
    stage.out(commandHelp(command));
    return EXIT.confirmed;
  }
  return tell(await perform(command, args.value, stage), json, stage);
}
