import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../../electron/cli/commands/all.ts';
import { completionScript, shells } from '../../../electron/cli/completion.ts';

let folder = '';
const script = (shell: string) => join(folder, `lanyard.${shell}`);
const run = (program: string, ...args: string[]): string => {
  const { stdout, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    cwd: join(folder, 'files'),
  });
  expect(stderr).toBe('');
  return stdout;
};
const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-completion-'));
  mkdirSync(join(folder, 'files/people'), { recursive: true });
  writeFileSync(join(folder, 'files/id key.pub'), '');
  for (const shell of shells) writeFileSync(script(shell), completionScript(shell, commands));
});
afterAll(() => rmSync(folder, { recursive: true }));

const groups = [...new Set(commands.map(({ name }) => name.split(' ')[0] ?? ''))];
const secondWords = (group: string) =>
  commands.filter(({ name }) => name.startsWith(`${group} `)).map(({ name }) => name.split(' ')[1]);

describe('completion in bash', () => {
  /** What a real bash offers for the last of these words. */
  const offered = (...words: string[]) => {
    const typed = ['lanyard', ...words].map((word) => `'${word}'`).join(' ');
    const ask = `source ${script('bash')}; COMP_WORDS=(${typed}); COMP_CWORD=${words.length}`;
    return lines(
      run('bash', '--norc', '-c', `${ask}; _lanyard; printf '%s\\n' "\${COMPREPLY[@]}"`),
    );
  };

  it('is told of the program', () => {
    expect(run('bash', '--norc', '-c', `source ${script('bash')}; complete -p lanyard`)).toBe(
      'complete -F _lanyard lanyard\n',
    );
  });

  it('knows every command', () => {
    expect(offered('')).toEqual(groups);
    for (const group of groups.filter((it) => secondWords(it).length > 0)) {
      expect(offered(group, '')).toEqual(secondWords(group));
      expect(offered('help', group, '')).toEqual(secondWords(group));
    }
  });

  it('knows every option of every command', () => {
    const asked = commands.map(
      ({ name }) =>
        `COMP_WORDS=(lanyard ${name} --); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _lanyard; echo "\${COMPREPLY[@]}"`,
    );
    const answers = run(
      'bash',
      '--norc',
      '-c',
      [`source ${script('bash')}`, ...asked].join('\n'),
    ).split('\n');
    for (const [at, { name, options }] of commands.entries()) {
      if (name === 'help') continue; // takes the place of the command it explains
      const expected = [...Object.keys(options), 'profile', 'json', 'help'].map((it) => `--${it}`);
      expect(answers[at]?.split(' '), name).toEqual(expect.arrayContaining(expected));
    }
  });

  it('offers files and folders where an option takes them, and the values of one that has few', () => {
    expect(offered('accounts', 'create', '--ssh-key', 'id')).toEqual(['id key.pub']);
    expect(offered('accounts', 'create', '--ssh-key', '=', 'id')).toEqual(['id key.pub']);
    expect(offered('queue', 'import', '')).toEqual(
      expect.arrayContaining(['id key.pub', 'people']),
    );
    expect(offered('queue', 'list', '--data', '')).toEqual(['people']);
    expect(offered('queue', 'list', '--profile', 'p')).toEqual(['practice', 'people']);
    expect(offered('membership', 'grant', 'jdoe', '--as', '')).toEqual(['member', 'reader']);
    expect(offered('completion', '')).toEqual(['bash', 'zsh', 'fish']);
  });

  it('offers nothing where only the person knows', () => {
    expect(offered('accounts', 'create', '--email', '')).toEqual([]);
  });
});

describe('completion in fish', () => {
  const offered = (line: string) =>
    lines(run('fish', '--no-config', '-c', `source ${script('fish')}; complete -C '${line}'`)).map(
      (it) => it.split('\t')[0],
    );

  it('knows commands, options, values and files', () => {
    expect(offered('lanyard ').toSorted()).toEqual(groups.toSorted());
    expect(offered('lanyard accounts ')).toEqual(['create', 'show']);
    expect(offered('lanyard help accounts ')).toEqual(['create', 'show']);
    expect(offered('lanyard accounts create --ev')).toEqual(['--event-key']);
    expect(offered('lanyard membership grant jdoe --as ')).toEqual(['member', 'reader']);
    expect(offered('lanyard accounts create --ssh-key id')).toEqual(['id key.pub']);
    expect(offered('lanyard queue list --data ')).toEqual(['people/']);
  });
});

describe('completion in zsh', () => {
  /** Types the lines into a real zsh at a terminal, tabs and all; answers what each became. */
  const become = (...typed: string[]) => {
    const lanyard = String.raw`lanyard() { print -r -- "TYP""ED:$* END""ED" }`;
    const driver = [
      'zmodload zsh/zpty; zpty shell zsh -f -i',
      'await() { local out line until=$((SECONDS + 60)); while ((SECONDS < until)); do',
      '  if zpty -r -t shell line; then out+=$line; [[ $out == *$1* ]] && break; else sleep 0.02; fi',
      'done; print -r -- $out }',
      `zpty -w shell 'autoload -Uz compinit; compinit -u -D; source ${script('zsh')}; ${lanyard}; print REA""DY'`,
      'await READY > /dev/null',
      ...typed.map((line) => `zpty -w -n shell $'${line}\\n'; await ENDED`),
      'zpty -d shell',
    ];
    const seen = run('zsh', '-f', '-c', driver.join('\n'));
    return [...seen.matchAll(/TYPED:(.*?) ENDED/g)].map(([, words]) => words);
  };

  it('knows commands, options, values and files', () => {
    expect(
      become(
        String.raw`lanyard acc\tcr\t--ema\tx --ssh-k\tid\t --zo\t`,
        String.raw`lanyard memb\tgr\tjdoe --as=r\t`,
        String.raw`lanyard comp\tf\t`,
        String.raw`lanyard help aud\tver\t`,
      ),
    ).toEqual([
      'accounts create --email=x --ssh-key=id key.pub --zone',
      'membership grant jdoe --as=reader',
      'completion fish',
      'help audit verify',
    ]);
  });
});
