import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Command, Outcome } from '../../base/command.ts';
import { EXIT } from '../../base/exit-codes.ts';
import { completionScript, isShell, shells } from '../../completion.ts';
import { helpOn, unknownCommand } from '../../help.ts';

const printed = (text: string): Result<Outcome> =>
  ok({ value: { text }, lines: text.split('\n'), exit: EXIT.confirmed });

const refused = (field: string, rule: string): Result<Outcome> =>
  fail('invalid-input', rule, { fields: [{ field, rule, params: [] }] });

/** The commands that tell of the others. They need the table that they stand in, so they ask for it once they run. */
export const guideCommands = (table: () => readonly Command[]): readonly Command[] => [
  {
    name: 'completion',
    summary: 'Print the completion script of a shell',
    examples: [
      'lanyard completion bash > ~/.local/share/bash-completion/completions/lanyard',
      'lanyard completion zsh > "${fpath[1]}/_lanyard"',
      'lanyard completion fish > ~/.config/fish/completions/lanyard.fish',
    ],
    options: {},
    positionals: ['SHELL'],
    choices: { SHELL: shells },
    alone: true,
    run: (_desk, { positionals: [shell = ''] }) =>
      Promise.resolve(
        isShell(shell)
          ? printed(completionScript(shell, table()))
          : refused('SHELL', `use ${shells.join(', ')}`),
      ),
  },
  {
    name: 'help',
    summary: 'Show the help of a command, of a group or of all commands',
    examples: ['lanyard help', 'lanyard help accounts', 'lanyard help accounts create'],
    options: {},
    positionals: [],
    more: 'COMMAND',
    alone: true,
    run(_desk, { positionals }) {
      const text = helpOn(positionals, table());
      return Promise.resolve(
        text === undefined ? refused('command', unknownCommand(positionals)) : printed(text),
      );
    },
  },
];
