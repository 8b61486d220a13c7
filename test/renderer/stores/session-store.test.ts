import { describe, expect, it } from 'vitest';
import { createSessionStore } from '../../../renderer/stores/session-store.ts';
import { createFakeBridge } from '../fake-bridge.ts';

const since = '2027-08-05T10:00:00.000Z';

function setUp() {
  const fake = createFakeBridge();
  const store = createSessionStore(fake.bridge);
  return { ...fake, now: () => store.getState() };
}

describe('session store', () => {
  it('signs in without keeping the password', async () => {
    const { now, answer } = setUp();
    const signedIn = now().signIn('cn=desk', 'secret words');
    await answer('session.signIn', { needed: true, signedIn: true, bindDn: 'cn=desk' });
    expect(await signedIn).toBe(true);
    expect(now().session?.signedIn).toBe(true);
    expect(JSON.stringify(now())).not.toContain('secret words');
  });

  it('tells why a sign-in was refused, and forgets it at the next try', async () => {
    const { now, refuse } = setUp();
    const first = now().signIn('cn=desk', 'wrong');
    await refuse('session.signIn', 'sign-in-refused', 'no');
    expect(await first).toBe(false);
    expect(now().problem?.code).toBe('sign-in-refused');
    void now().signIn('cn=desk', 'right');
    expect(now()).toMatchObject({ problem: undefined, asking: true });
  });

  it('follows the connection and the sign-in as they change elsewhere', () => {
    const { now, publish } = setUp();
    publish('connection.changed', { state: 'offline', since, problem: 'directory-timeout' });
    publish('session.changed', { needed: true, signedIn: false, bindDn: 'cn=desk' });
    expect(now()).toMatchObject({
      connection: { state: 'offline' },
      session: { signedIn: false },
    });
  });

  it('asks the directory itself when it is told to', async () => {
    const { now, answer } = setUp();
    void now().probe();
    expect(await answer('connection.current', { state: 'online', since })).toEqual({ probe: true });
    expect(now()).toMatchObject({ asking: false, connection: { state: 'online' } });
  });

  it('goes back to not signed in', async () => {
    const { now, answer } = setUp();
    void now().signOut();
    await answer('session.signOut', { needed: true, signedIn: false, bindDn: 'cn=desk' });
    expect(now().session?.signedIn).toBe(false);
  });
});
