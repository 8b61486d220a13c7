import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountsCreate } from '../../../electron/cli/commands/accounts.ts';
import { namesCheck } from '../../../electron/cli/commands/names-check.ts';
import { queueCommands } from '../../../electron/cli/commands/desk/queue.ts';
import { projectsCreate } from '../../../electron/cli/commands/projects.ts';
import { findCommand, parseCommand } from '../../../electron/cli/parse.ts';

const commands = [namesCheck, accountsCreate, ...queueCommands];
const found = (...words: string[]) => {
  const { command, rest } = findCommand(commands, words) ?? {};
  return command && { name: command.name, rest };
};
const fieldsOf = (...words: string[]) => {
  const parsed = parseCommand(namesCheck, words);
  return parsed.ok ? [] : parsed.error.fields.map(({ field }) => field);
};

describe('findCommand', () => {
  it('finds a command by its two words and leaves it the others', () => {
    expect(found('queue', 'show', 'abc', '--json')).toEqual({
      name: 'queue show',
      rest: ['abc', '--json'],
    });
  });

  it('takes options on either side of the name, and never their values for the name', () => {
    const rest = ['--data', 'queue', '--json', '--profile', 'list', 'abc'];
    expect(found('--data', 'queue', '--json', 'queue', 'show', '--profile', 'list', 'abc')).toEqual(
      { name: 'queue show', rest },
    );
  });

  it('finds a command by an older name of it', () => {
    expect(found('queue', 'dismiss', 'abc')).toEqual({ name: 'queue cancel', rest: ['abc'] });
  });

  it('finds none in half a name, in two names made one, or in what only starts like one', () => {
    expect([found('queue'), found('queue list'), found('queues', 'list'), found()]).toEqual(
      Array(4).fill(undefined),
    );
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (words) => {
        findCommand(commands, words);
        findCommand(commands, ['queue', 'list', ...words]);
        parseCommand(namesCheck, words);
      }),
    );
  });
});

describe('parseCommand', () => {
  it('reads options and places', () => {
    expect(parseCommand(namesCheck, ['--username', 'Jane Doe', '--shell-name=jdoe'])).toEqual({
      ok: true,
      value: {
        options: { username: 'Jane Doe', 'shell-name': 'jdoe' },
        lists: {},
        positionals: [],
      },
    });
  });

  it('keeps every value of an option that may be given several times, and the last of any other', () => {
    const words = ['racks', '--member', 'ada', '--purpose', 'a', '--member=bob', '--purpose', 'b'];
    expect(parseCommand(projectsCreate, words)).toMatchObject({
      ok: true,
      value: { options: { purpose: 'b' }, lists: { member: ['ada', 'bob'] } },
    });
    expect(parseCommand(projectsCreate, ['racks', '--purpose', 'b'])).toMatchObject({
      ok: false,
      error: { fields: [{ field: 'member' }] },
    });
  });

  it('names everything that is missing or too much, at once', () => {
    expect(fieldsOf()).toEqual(['username', 'shell-name']);
    expect(fieldsOf('--username', 'x', 'jane', 'doe')).toEqual(['shell-name', 'jane', 'doe']);
  });

  it.each([
    [['--nonsense'], 'unknown flag --nonsense'],
    [['--username'], 'flag --username needs a value'],
    [['--username', '--json'], 'flag --username needs a value'],
    [['--json=yes'], 'flag --json takes no value'],
  ])('says of %j: %s', (words, rule) => {
    expect(parseCommand(namesCheck, words)).toMatchObject({
      ok: false,
      error: { fields: [{ rule }] },
    });
  });

  it('misses nothing where only help is wanted', () => {
    expect(fieldsOf('--help')).toEqual([]);
  });

  it('refuses an option it does not know, so that no password can be typed there', () => {
    const refused = parseCommand(accountsCreate, ['--password=canary', '--consent']);
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(JSON.stringify(refused)).not.toContain('canary');
  });
});
