import { describe, expect, it } from 'vitest';
import type { Option } from '../../../electron/cli/base/command.ts';
import { EXIT, exitWords } from '../../../electron/cli/base/exit-codes.ts';
import { commandHelp, generalHelp, helpOn } from '../../../electron/cli/help.ts';
import { everywhere } from '../../../electron/cli/base/options.ts';
import { placeholder } from '../../../electron/cli/base/placeholder.ts';
import { accountsCreate } from '../../../electron/cli/commands/accounts.ts';
import { commands } from '../../../electron/cli/commands/all.ts';
import { findCommand, parseCommand } from '../../../electron/cli/parse.ts';

/** Lines are broken anywhere; a reader reads over that. */
const read = (text: string): string => text.replace(/\s+/g, ' ');

describe('the help', () => {
  it.each(commands.map((command) => [command.name, command] as const))(
    'of "%s" tells how it is typed, what it does, each option, each exit code and an example',
    (name, command) => {
      const text = read(commandHelp(command));
      expect(text).toMatch(new RegExp(`^USAGE lanyard ${name}`));
      expect(name === 'queue cancel').toBe(text.includes('ALIASES lanyard queue dismiss'));
      expect(text).toContain(read(command.summary));
      for (const place of command.positionals) expect(text).toContain(` ${placeholder(place)}`);
      const options = { ...command.options, ...everywhere };
      for (const [option, { about, takes = '', otherwise = '' }] of Object.entries<Option>(
        options,
      )) {
        expect(about, option).toMatch(/^[a-zA-Z].*[^.]$/);
        expect(text).toContain(`--${option}${takes && ` ${placeholder(takes)}`}`);
        expect(text).toContain(about);
        expect(text).toContain(otherwise);
      }
      for (const [code, words] of exitWords) expect(text).toContain(`${code} ${words}`);
      expect(command.examples.length).toBeGreaterThan(0);
      for (const example of command.examples) expect(text).toContain(read(example));
    },
  );

  it('has its sections in one order', () => {
    const titles = commandHelp(accountsCreate).match(/^[A-Z]+( [A-Z]+)?$/gmu);
    const common = ['EXAMPLES', 'GLOBAL FLAGS', 'ENVIRONMENT', 'EXIT STATUS'];
    expect(titles).toEqual(['USAGE', 'FLAGS', ...common]);
    expect(generalHelp(commands).match(/^[A-Z]+( [A-Z]+)?$/gmu)).toEqual([
      'USAGE',
      'COMMANDS',
      ...common,
    ]);
  });

  it('says in one line what a command does, as an order', () => {
    for (const { summary } of commands)
      expect(summary).toMatch(/^[A-Z][a-z]*[a-rt-z],? .{0,60}[^.]$/u);
  });

  it('says of every option that takes a value what it takes, and of no other', () => {
    for (const { name, options } of commands) {
      for (const [option, { type, takes }] of Object.entries(options)) {
        expect(takes !== undefined, `${name} --${option}`).toBe(type === 'string');
      }
    }
  });

  it('keeps to 80 columns, but for examples, which are copied', () => {
    const texts = [generalHelp(commands), ...commands.map(commandHelp)];
    const copied = new Set(commands.flatMap(({ examples }) => examples));
    const wide = texts
      .flatMap((text) => text.split('\n'))
      .filter((line) => line.length > 80 && !copied.has(line.trim()));
    expect(wide).toEqual([]);
  });

  it('names every command, and what each exit code means', () => {
    const text = read(generalHelp(commands));
    for (const { name, summary } of commands) expect(text).toContain(`${name} ${read(summary)}`);
    expect(exitWords.map(([code]) => code).toSorted()).toEqual(Object.values(EXIT).toSorted());
    for (const [code, words] of exitWords) expect(text).toContain(`${code} ${words}`);
  });

  it('is about a command, a group or everything, and about nothing else', () => {
    expect(helpOn([], commands)).toBe(generalHelp(commands));
    expect(helpOn(['queue', 'sync'], commands)).toContain('  lanyard queue sync\n');
    const group = helpOn(['queue'], commands) ?? '';
    expect(group).toContain('  lanyard queue <command>');
    expect(group).toContain('queue undo');
    expect(group).not.toContain('accounts');
    expect(helpOn(['queue', 'dismiss'], commands)).toBe(helpOn(['queue', 'cancel'], commands));
    expect(helpOn(['queue', 'shred'], commands)).toBeUndefined();
  });

  it('has examples that would be understood', () => {
    const shell = /"([^"]*)"|'([^']*)'|(\S+)/gu;
    for (const { examples } of commands) {
      for (const example of examples) {
        const own = example.slice(example.indexOf('lanyard ') + 8).split(/ [<>|] /u)[0] ?? '';
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
