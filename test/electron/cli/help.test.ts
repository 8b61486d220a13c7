import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../electron/cli/base/exit-codes.ts';
import { commandHelp, generalHelp } from '../../../electron/cli/help.ts';
import { findCommand, parseCommand, everywhere } from '../../../electron/cli/parse.ts';
import { commands } from '../../../electron/cli/run.ts';

describe('the help', () => {
  it.each(commands.map((command) => [command.name, command] as const))(
    'of "%s" shows every option it takes',
    (_name, command) => {
      const text = commandHelp(command);
      for (const option of [...Object.keys(command.options), ...Object.keys(everywhere)]) {
        expect(text).toContain(`--${option}`);
      }
      for (const place of command.positionals) expect(text).toContain(place);
    },
  );

  it('names every command, and what each exit code means', () => {
    const text = generalHelp(commands);
    for (const { usage, summary } of commands) {
      expect(text).toContain(`lanyard ${usage}`);
      expect(text).toContain(summary);
    }
    const legend = text.split('\n').at(-1);
    for (const code of Object.values(EXIT)) expect(legend).toContain(`${code} `);
  });

  it('has examples that would be understood', () => {
    const shell = /"([^"]*)"|'([^']*)'|(\S+)/gu;
    for (const { examples } of commands) {
      for (const example of examples) {
        const own = example.slice(example.indexOf('lanyard ') + 8).split(/ [<|] /u)[0] ?? '';
        const words = [...own.matchAll(shell)].map(([, a, b, c]) => a ?? b ?? c ?? '');
        // An ellipsis stands for what every reader has understood by then.
        if (words.includes('…')) continue;
        const found = findCommand(commands, words);
        expect(found && parseCommand(found.command, found.rest), example).toMatchObject({
          ok: true,
        });
      }
    }
  });
});
