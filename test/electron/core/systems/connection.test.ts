import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { createConnectionWatch } from '../../../../electron/core/systems/connection.ts';
import type { ErrorCode } from '../../../../shared/errors.ts';
import { fakeClock } from '../../../fakes/clock.ts';
import { faultyDirectory, type Faults } from '../../../fakes/faulty-directory.ts';
import { directoryOf, jane } from '../../../fakes/people.ts';

function watched() {
  const faults: Faults = {};
  const clock = fakeClock();
  const told: string[] = [];
  const watch = createConnectionWatch({ clock, changed: ({ state }) => void told.push(state) });
  const directory = watch.over(faultyDirectory(directoryOf(jane), faults));
  const fail = (code: ErrorCode) => {
    faults.before = () => {
      throw new AppError(code, '');
    };
  };
  return { watch, directory, faults, clock, told, fail };
}

describe('the connection watch', () => {
  it('knows nothing before the first call', () => {
    expect(watched().watch.current()).toMatchObject({ state: 'unknown' });
  });

  it('notices from real calls when the directory goes and comes back, and since when', async () => {
    const { watch, directory, faults, clock, told, fail } = watched();
    await directory.probe();
    clock.advance(1000);
    fail('directory-timeout');
    await expect(directory.look({ names: ['jdoe'] })).rejects.toThrow();
    await expect(directory.probe()).rejects.toThrow();
    expect(watch.current()).toEqual({
      state: 'offline',
      since: '2027-08-04T08:00:01.000Z',
      problem: 'directory-timeout',
    });
    faults.before = undefined;
    await directory.search('jane', 1);
    expect(told).toEqual(['online', 'offline', 'online']);
  });

  it('does not take a refusal for a lost network', async () => {
    const { watch, directory, fail } = watched();
    await directory.probe();
    fail('directory-no-rights');
    await expect(directory.probe()).rejects.toThrow();
    expect(watch.current().state).toBe('online');
  });

  it('takes the answer of a hub that does not know this desk for what it is: the hub is there', async () => {
    const { watch, directory, fail } = watched();
    fail('directory-unreachable');
    await expect(directory.probe()).rejects.toThrow();
    expect(watch.current().state).toBe('offline');
    fail('desk-not-enrolled');
    await expect(directory.probe()).rejects.toThrow();
    expect(watch.current().state).toBe('online');
  });

  it('passes every call of the port through, with its arguments', async () => {
    const { directory } = watched();
    const { uid } = jane;
    await directory.signIn({ bindDn: 'cn=x', password: 'y' });
    await directory.addPerson(
      { uid: 'new', cn: 'New', mail: 'n@x', uidNumber: 100_050 },
      'secret one',
    );
    await directory.changeNumber('new', 100_050, 100_051);
    await directory.addKey('new', 'ssh-ed25519 AAAA k');
    expect(await directory.look({ uidNumber: 100_051 })).toMatchObject([{ uid: 'new' }]);
    expect(await directory.acceptsPassword('new', 'secret one')).toBe(true);
    expect(await directory.numbersFrom(100_051, 5)).toEqual([100_051]);
    expect(await directory.takeNumber(1)).toBeUndefined();
    expect(await directory.search(uid, 5)).toHaveLength(1);
    await directory.signOut();
    await directory.close();
  });

  it('is quiet once nobody has waited for an answer for a second, reading names aside', async () => {
    const { watch, directory, faults, clock } = watched();
    expect(watch.isQuiet()).toBe(true);
    let letThrough = (): void => undefined;
    const gate = new Promise<void>((resolve) => (letThrough = resolve));
    faults.before = () => gate;
    const looking = directory.look({ names: ['jdoe'] });
    clock.advance(60_000);
    expect(watch.isQuiet()).toBe(false);
    letThrough();
    await looking;
    expect(watch.isQuiet()).toBe(false);
    clock.advance(999);
    expect(watch.isQuiet()).toBe(false);
    clock.advance(1);
    expect(watch.isQuiet()).toBe(true);
    expect((await directory.namePage({ changedSince: undefined })).names).toContain('jdoe');
    expect(watch.isQuiet()).toBe(true);
  });

  it('is not loud for hours because the clock was set back', async () => {
    const { watch, directory, clock } = watched();
    await directory.probe();
    clock.set(-3_600_000);
    expect(watch.isQuiet()).toBe(false);
    clock.advance(1000);
    expect(watch.isQuiet()).toBe(true);
  });
});
