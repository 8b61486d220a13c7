import { describe, expect, it } from 'vitest';
import { createCloudStore } from '../../../renderer/stores/cloud-store.ts';
import { createFakeBridge } from '../fake-bridge.ts';
import { placeAnswers } from '../place-screens.ts';

const signedOut = placeAnswers['cloud.current'];
const signedIn = { ...signedOut, signedIn: true };
const check = placeAnswers['cloud.check'];
const credentials = { username: 'Jane Doe', password: 'correct horse' };

function setUp() {
  const fake = createFakeBridge();
  const store = createCloudStore(fake.bridge);
  return { ...fake, now: () => store.getState() };
}

describe('cloud store', () => {
  it('asks for a passcode once the cloud does, until somebody is signed in', async () => {
    const { now, refuse, answer } = setUp();
    const first = now().signIn(credentials);
    await refuse('cloud.signIn', 'cloud-passcode-needed', 'second factor');
    expect(await first).toBe(false);
    const wrong = now().signIn({ ...credentials, passcode: '000000' });
    await refuse('cloud.signIn', 'cloud-sign-in-refused', 'no');
    expect(await wrong).toBe(false);
    expect(now().needsPasscode).toBe(true);
    const right = now().signIn({ ...credentials, passcode: '123456' });
    expect(await answer('cloud.signIn', signedIn)).toEqual({ ...credentials, passcode: '123456' });
    expect(await right).toBe(true);
    expect(now()).toMatchObject({ needsPasscode: false, session: { signedIn: true } });
  });

  it('keeps neither password nor passcode', async () => {
    const { now, answer } = setUp();
    void now().signIn({ ...credentials, passcode: '123456' });
    await answer('cloud.signIn', signedIn);
    expect(JSON.stringify(now())).not.toMatch(/correct horse|123456/);
  });

  it('forgets whom the cloud took us for once somebody else signs in or nobody is signed in', async () => {
    const { now, answer } = setUp();
    void now().ask();
    await answer('cloud.check', check);
    expect(now().check).toEqual(check);
    void now().signOut();
    await answer('cloud.signOut', signedOut);
    expect(now().check).toBeUndefined();
  });

  it('follows what is told of the session, and says why a question failed', async () => {
    const { now, answer, publish, refuse } = setUp();
    void now().load();
    await answer('cloud.current', signedOut);
    publish('cloud.changed', signedIn);
    expect(now().session?.signedIn).toBe(true);
    void now().ask();
    await refuse('cloud.check', 'cloud-timeout', 'late');
    expect(now()).toMatchObject({ asking: false, problem: { code: 'cloud-timeout' } });
  });
});
