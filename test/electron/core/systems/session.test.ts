import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { createEventBus } from '../../../../electron/core/base/event-bus.ts';
import { createSession } from '../../../../electron/core/systems/session.ts';

const start = { needed: true, signedIn: false, bindDn: 'cn=writer' };
const credentials = { bindDn: 'uid=ada', password: 'canary' };

function sessionOver(signIn: () => Promise<void> = () => Promise.resolve()) {
  const events = createEventBus();
  const told: unknown[] = [];
  events.on('session.changed', (session) => told.push(session));
  const directory = { signIn, signOut: () => Promise.resolve() };
  return { told, session: createSession({ directory, events, start, sharedDn: 'cn=shared' }) };
}

describe('the session', () => {
  it('tells who is signed in, and never the password', async () => {
    const { session, told } = sessionOver();
    expect(await session.signIn(credentials)).toEqual({
      ...start,
      signedIn: true,
      bindDn: 'uid=ada',
    });
    expect(session.current().signedIn).toBe(true);
    await session.signOut();
    expect(told).toHaveLength(2);
    expect(JSON.stringify([told, session.current()])).not.toContain('canary');
  });

  it('forgets who was here when they sign out', async () => {
    const { session } = sessionOver();
    await session.signIn(credentials);
    expect(await session.signOut()).toEqual({ needed: true, signedIn: false, bindDn: 'cn=shared' });
  });

  it('stays as it was when the directory says no', async () => {
    const no = () => Promise.reject(new AppError('sign-in-refused', 'no'));
    const { session, told } = sessionOver(no);
    await expect(session.signIn(credentials)).rejects.toMatchObject({ code: 'sign-in-refused' });
    expect([session.current(), told]).toEqual([start, []]);
  });
});
