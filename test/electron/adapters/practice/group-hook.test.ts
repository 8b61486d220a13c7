import { describe, expect, it } from 'vitest';
import { createProjectHook } from '../../../../electron/adapters/practice/group-hook.ts';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { fakeClock } from '../../../fakes/clock.ts';

function withHook(setMembers: (name: string, shellNames: readonly string[]) => void) {
  const clock = fakeClock();
  const failures: unknown[] = [];
  const log = {
    info: () => undefined,
    error: (_: string, error: unknown) => void failures.push(error),
  };
  const hook = createProjectHook({ groups: { setMembers }, clock, log, delayMs: 100 });
  return { hook, clock, failures };
}

describe("Keystone's hook in practice", () => {
  it('writes each change after the same time, in order', () => {
    const written: string[] = [];
    const { hook, clock } = withHook((name, who) => void written.push(`${name}: ${who.join(' ')}`));
    hook.follow('teapot', ['jane']);
    clock.advance(60);
    hook.follow('teapot', []);
    clock.advance(40);
    expect(written).toEqual(['teapot: jane']);
    clock.advance(60);
    expect(written).toEqual(['teapot: jane', 'teapot: ']);
  });

  it('logs that a group could not be written, and goes on', () => {
    const failure = new AppError('storage-failed', 'The disk is full');
    let full = true;
    const written: string[] = [];
    const { hook, clock, failures } = withHook((name) => {
      if (full) throw failure;
      written.push(name);
    });
    hook.settle('teapot', ['jane']);
    hook.follow('teapot', ['jane']);
    clock.advance(100);
    full = false;
    hook.follow('teapot', ['jane']);
    clock.advance(100);
    expect(failures).toEqual([failure, failure]);
    expect(written).toEqual(['teapot']);
  });

  it('leaves nobody waiting once it is closed', () => {
    const { hook, clock } = withHook(() => undefined);
    hook.follow('teapot', ['jane']);
    hook.follow('kettle', ['jane']);
    hook.close();
    expect(clock.next()).toBeUndefined();
  });
});
