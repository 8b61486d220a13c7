import { describe, expect, it } from 'vitest';
import { createProjectHook } from '../../../../electron/adapters/practice/group-hook.ts';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { fakeClock } from '../../../fakes/clock.ts';

interface Manners {
  readonly delays?: readonly number[];
  readonly failures?: readonly boolean[];
}

function withHook(
  setMembers: (name: string, shellNames: readonly string[]) => void,
  { delays = [], failures: stumbles = [] }: Manners = {},
) {
  const clock = fakeClock();
  const failures: unknown[] = [];
  const log = {
    info: () => undefined,
    error: (_: string, error: unknown) => void failures.push(error),
  };
  const [waits, fails] = [[...delays], [...stumbles]];
  const manners = { delayMs: () => waits.shift() ?? 100, fails: () => fails.shift() ?? false };
  const hook = createProjectHook({ groups: { setMembers }, clock, log, manners });
  const tell = (...holders: string[]) => hook.follow({ project: 'teapot', holders });
  return { hook, clock, failures, tell };
}

describe("Keystone's hook in practice", () => {
  it('writes each change after the same time, in order', () => {
    const written: string[] = [];
    const { tell, clock } = withHook((name, who) => void written.push(`${name}: ${who.join(' ')}`));
    tell('jane');
    clock.advance(60);
    tell();
    clock.advance(40);
    expect(written).toEqual(['teapot: jane']);
    clock.advance(60);
    expect(written).toEqual(['teapot: jane', 'teapot: ']);
  });

  it('loses a member where two changes overlap: the slower one writes what it had read before', () => {
    let members: readonly string[] = [];
    const { tell, clock } = withHook((_, who) => void (members = who), { delays: [8000, 100] });
    tell('jane');
    tell('jane', 'ada');
    clock.advance(100);
    expect(members).toEqual(['jane', 'ada']);
    clock.advance(7900);
    expect(members).toEqual(['jane']);
    tell('jane', 'ada');
    clock.advance(100);
    expect(members).toEqual(['jane', 'ada']);
  });

  it('stumbles without a word, and the next change makes up for it', () => {
    const written: string[] = [];
    const opened: string[] = [];
    const { hook, tell, clock, failures } = withHook((_, who) => void written.push(who.join(' ')), {
      failures: [true],
    });
    const afterwards = () => void opened.push('bastion');
    hook.follow({ project: 'teapot', holders: ['jane'], afterwards });
    clock.advance(1000);
    expect([written, opened, failures]).toEqual([[], [], []]);
    tell('jane');
    clock.advance(100);
    expect(written).toEqual(['jane']);
  });

  it('logs that a group could not be written, and goes on', () => {
    const failure = new AppError('storage-failed', 'The disk is full');
    let full = true;
    const written: string[] = [];
    const { hook, tell, clock, failures } = withHook((name) => {
      if (full) throw failure;
      written.push(name);
    });
    hook.settle('teapot', ['jane']);
    tell('jane');
    clock.advance(100);
    full = false;
    tell('jane');
    clock.advance(100);
    expect(failures).toEqual([failure, failure]);
    expect(written).toEqual(['teapot']);
  });

  it('leaves nobody waiting once it is closed', () => {
    const { hook, tell, clock } = withHook(() => undefined);
    tell('jane');
    hook.follow({ project: 'kettle', holders: ['jane'] });
    hook.close();
    expect(clock.next()).toBeUndefined();
  });
});
