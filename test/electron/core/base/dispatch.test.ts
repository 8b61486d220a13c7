import { describe, expect, it } from 'vitest';
import { owner, type Caller } from '../../../../electron/core/base/caller.ts';
import { createDoor } from '../../../../electron/core/base/door.ts';
import { createDispatch, type Handlers } from '../../../../electron/core/base/dispatch.ts';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { createPracticeDirectory } from '../../../../electron/adapters/practice/directory/directory.ts';
import { fakeClock } from '../../../fakes/clock.ts';
import { plainProfile } from '../../../fakes/profile.ts';
import { createWorld, removeFolder } from '../../../fakes/world.ts';

const logged: unknown[] = [];
const log = { info: () => undefined, error: (...all: unknown[]) => void logged.push(all) };

/** A dispatch whose `accounts.show` is replaced; nothing else is called. */
function dispatchWith(show: Handlers['accounts.show']['run'], caller: Caller = owner('web')) {
  // Only the one handler is ever reached.
  const handlers = { 'accounts.show': { needs: 'ask', run: show } } as unknown as Handlers;
  const lock = { isLocked: () => false, used: () => undefined };
  const door = createDoor(fakeClock());
  const kiosk = { admit: () => Promise.resolve() };
  return createDispatch(handlers, { caller, door, lock, kiosk, log, newId: () => 'log-7' });
}

const person = {
  ...{ shellName: 'jdoe', username: 'Jane', email: 'j@example.org', uidNumber: 1 },
  ...{ blocked: false, keys: [], otherNames: [], otherEmails: [] },
};

describe('dispatch', () => {
  it('refuses what is no method, also what every object has', async () => {
    const dispatch = dispatchWith(async () => person);
    for (const name of ['nonsense', 'toString', '__proto__', 'constructor', '']) {
      expect(await dispatch(name, {})).toMatchObject({
        error: { code: 'unknown-method' },
      });
    }
  });

  it('refuses input that does not fit, naming the field', async () => {
    const dispatch = dispatchWith(async () => person);
    for (const input of [undefined, null, 7, {}, { shellName: 1 }, { shellName: 'a', more: 1 }]) {
      const refused = await dispatch('accounts.show', input);
      expect(refused, JSON.stringify(input)).toMatchObject({ error: { code: 'invalid-input' } });
    }
    expect(await dispatch('accounts.show', { shellName: '' })).toMatchObject({
      error: { fields: [{ field: 'shellName' }] },
    });
  });

  it('strips what the contract does not list, so that no attribute leaks by accident', async () => {
    const dispatch = dispatchWith(async () => ({ ...person, userPassword: '{SSHA}canary' }));
    const answer = await dispatch('accounts.show', { shellName: 'jdoe' });
    expect(answer).toEqual({ ok: true, value: person });
  });

  it('lets only callers with the right in', async () => {
    const visitor: Caller = { host: 'hub', rights: [] };
    const dispatch = dispatchWith(async () => person, visitor);
    expect(await dispatch('accounts.show', { shellName: 'jdoe' })).toMatchObject({
      error: { code: 'not-allowed' },
    });
  });

  it('turns failures into values, and logs only the unexpected ones', async () => {
    logged.length = 0;
    const expected = dispatchWith(async () => {
      throw new AppError('not-found', 'nobody');
    });
    expect(await expected('accounts.show', { shellName: 'x' })).toMatchObject({
      error: { code: 'not-found' },
    });
    expect(logged).toEqual([]);
    const unexpected = dispatchWith(async () => {
      throw new Error('a stack trace');
    });
    expect(await unexpected('accounts.show', { shellName: 'x' })).toEqual({
      ok: false,
      error: expect.objectContaining({ code: 'internal', params: ['log-7'] }),
    });
    expect(logged).toHaveLength(1);
  });

  it('takes an answer that breaks the contract for our own fault', async () => {
    // What a wrong service would send.
    const dispatch = dispatchWith(async () => ({ ...person, uidNumber: 'many' }) as never);
    expect(await dispatch('accounts.show', { shellName: 'x' })).toMatchObject({
      error: { code: 'internal' },
    });
  });
});

describe('the handlers behind it', () => {
  const profile = plainProfile();
  const directory = createPracticeDirectory({ profile: profile.directory });

  it('guard every method with a right', async () => {
    const { app, folder } = createWorld({ directory, profile });
    const visitor: Caller = { host: 'hub', rights: [] };
    for (const method of ['session.signIn', 'requests.submit', 'requests.sync', 'event.current']) {
      expect(await app.for(visitor).dispatch(method, {}), method).toMatchObject({ ok: false });
    }
    await app.stop();
    removeFolder(folder);
  });
});
