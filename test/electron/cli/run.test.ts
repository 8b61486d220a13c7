import { describe, expect, it } from 'vitest';
import { createDesk } from '../../../electron/cli/desk.ts';
import { commands } from '../../../electron/cli/commands/all.ts';
import { AppError } from '../../../electron/core/base/errors.ts';
import { createEventBus } from '../../../electron/core/base/event-bus.ts';
import { fail, ok } from '../../../shared/result.ts';
import { english } from '../../english.ts';
import { jsonOf, nobody, runOn } from './stage.ts';

const failing = (error: Error) => ({ ...nobody, open: () => Promise.reject(error) });

describe('run', () => {
  it('says which version it is, and opens nothing', async () => {
    const { exit, out } = await runOn(['--version'], nobody);
    expect({ exit, out }).toEqual({
      exit: 0,
      out: [expect.stringMatching(/^lanyard \d+\.\d+\.\d+$/)],
    });
    const { out: inJson } = await runOn(['--json', '--version'], nobody);
    expect(JSON.parse(String(inJson))).toEqual({ version: expect.any(String) });
  });

  it('explains itself where nothing or --help is typed, and opens nothing', async () => {
    for (const words of [[], ['--help'], ['-h'], ['nonsense', '--help'], ['help']]) {
      const { exit, out, err } = await runOn(words, nobody);
      expect({ exit, err }).toEqual({ exit: 0, err: [] });
      expect(out.join('\n')).toContain('  lanyard <command> [flags]');
    }
    for (const words of [['queue'], ['queue', '--help'], ['help', 'queue']]) {
      const { exit, out, err } = await runOn(words, nobody);
      expect({ exit, err }).toEqual({ exit: 0, err: [] });
      expect(out.join('\n')).toContain('  lanyard queue <command> [flags]');
    }
  });

  it('explains every command with its own examples, and opens nothing', async () => {
    for (const { name, examples } of commands) {
      const { exit, out } = await runOn([...name.split(' '), '--help'], nobody);
      expect(exit).toBe(0);
      expect(await runOn(['help', ...name.split(' ')], nobody)).toMatchObject({ exit: 0 });
      expect(out.join('\n')).toContain(`  lanyard ${name}`);
      for (const example of examples) expect(out.join('\n')).toContain(example);
    }
  });

  it('ends with 2 for a command that is not there, and says where they are told', async () => {
    const { exit, out, err } = await runOn(['queue', 'shred'], nobody);
    expect({ exit, out }).toEqual({ exit: 2, out: [] });
    expect(err).toEqual(['error: unknown command "queue shred"', "hint: run 'lanyard --help'"]);
  });

  it('ends with 2 for words that do not fit, with one line for each and one hint, before anything is opened', async () => {
    const { exit, out, err } = await runOn(['names', 'check', 'jane'], nobody);
    expect({ exit, out }).toEqual({ exit: 2, out: [] });
    expect(err).toEqual([
      'error: missing flag --username',
      'error: missing flag --shell-name',
      'error: unexpected argument "jane"',
      "hint: run 'lanyard names check --help'",
    ]);
  });

  it('has one line for each field where the profile is wrong', async () => {
    const fields = ['event.id', 'directory.url'].map((field) => ({
      field,
      rule: 'profile',
      params: [`${field} is missing`],
    }));
    const wrong = failing(new AppError('invalid-input', 'The profile is wrong', { fields }));
    expect(await runOn(['queue', 'list'], wrong)).toEqual({
      exit: 2,
      out: [],
      err: ['error: event.id is missing', 'error: directory.url is missing'],
    });
  });

  it('ends with 1 where the disk does not work, and hands on what it said', async () => {
    const full = failing(new AppError('storage-failed', 'no', { params: ['ENOSPC'] }));
    const { exit, err } = await runOn(['queue', 'list'], full);
    expect(exit).toBe(1);
    expect(err).toEqual([
      `error: ${english('problem-storage-failed')}`,
      'Details: ENOSPC',
      `hint: ${english('cli-next-storage-failed')}`,
    ]);
  });

  it('gives a hint that only a terminal can follow', async () => {
    const locked = failing(new AppError('vault-locked', 'no'));
    const { exit, err } = await runOn(['queue', 'list'], locked);
    expect({ exit, hint: err.at(-1) }).toEqual({
      exit: 4,
      hint: `hint: ${english('cli-hint-vault-locked')}`,
    });
  });

  it.each([
    ['sign-in-needed', 'cli-next-sign-in-needed'],
    ['request-not-open', 'cli-next-request-not-open'],
    // What a command that has ended does not do is not promised.
    ['directory-unreachable', 'cli-next-saved'],
  ] as const)('says of %s what a terminal can do, and nothing of a page', async (code, key) => {
    const { err } = await runOn(['queue', 'list'], failing(new AppError(code, 'no')));
    expect(err).toEqual([`error: ${english(`problem-${code}`)}`, `hint: ${english(key)}`]);
  });

  it('ends with 1 and the failure itself where the fault is its own', async () => {
    const { exit, err } = await runOn(['queue', 'list'], failing(new RangeError('oops')));
    expect(exit).toBe(1);
    expect(err[0]).toBe('RangeError: oops');
  });

  it('hands no control character of a server or a file to the terminal', async () => {
    const evil = 'a\u001b[2Jb\u0007\nc';
    const fields = [{ field: evil, rule: evil, params: [evil] }];
    const broken = new AppError('storage-failed', evil, { params: [evil] });
    for (const error of [broken, new AppError('invalid-input', evil, { fields })]) {
      const { err } = await runOn(['queue', 'list'], failing(error));
      expect(err.join('')).toContain('[2Jb');
      expect(err.join('')).not.toMatch(/\p{Cc}/u);
    }
  });

  it('prints one JSON value with --json, whatever happens and wherever it stands', async () => {
    const wrong = await runOn(['--json', 'names', 'check'], nobody);
    expect(jsonOf(wrong)).toMatchObject({
      error: { code: 'invalid-input', fields: [{ field: 'username' }, { field: 'shell-name' }] },
    });
    expect(jsonOf(await runOn(['shred', '--json'], nobody))).toMatchObject({
      error: { code: 'invalid-input' },
    });
    const broken = failing(new AppError('storage-failed', 'no'));
    expect(jsonOf(await runOn(['queue', 'list', '--json'], broken))).toMatchObject({
      error: { code: 'storage-failed' },
    });
  });

  it('says after every command that requests were lost on this machine, until somebody has read it', async () => {
    const rescue = { at: '2027-08-04T08:00:00.000Z', keptAs: 'journal.damaged', rescued: 3 };
    const rescued: Record<string, unknown> = {
      'journal.health': { rescues: [rescue] },
      'requests.list': { requests: [], pending: 0 },
    };
    const dispatch = (method: string) => Promise.resolve(ok(rescued[method]));
    for (const words of [
      ['queue', 'list'],
      ['queue', 'list', '--json'],
    ]) {
      const { err } = await runOn(words, {
        ...nobody,
        open: () =>
          Promise.resolve({
            desk: createDesk({ dispatch, events: createEventBus() }),
            close: () => Promise.resolve(),
          }),
      });
      expect(err.join('\n'), words.join(' ')).toContain('journal.damaged');
    }
  });

  it('opens the app for the profile and folder that were named, and closes it in any case', async () => {
    const seen: unknown[] = [];
    const answers = [Promise.resolve(fail('internal', 'no')), Promise.reject(new Error('oops'))];
    for (const answer of answers) {
      await runOn(['queue', 'list', '--data', 'd', '--profile', 'p.yaml'], {
        ...nobody,
        open: (options) => {
          seen.push({ ...options });
          const desk = createDesk({ dispatch: () => answer, events: createEventBus() });
          return Promise.resolve({
            desk,
            close: () => {
              seen.push('closed');
              return Promise.resolve();
            },
          });
        },
      });
    }
    const options = { data: 'd', profile: 'p.yaml' };
    expect(seen).toEqual([options, 'closed', options, 'closed']);
  });
});
