import { describe, expect, it } from 'vitest';
import { createCloudSession } from '../../../../../electron/adapters/practice/cloud/session.ts';
import type { CloudCredentials } from '../../../../../electron/core/ports/cloud.ts';
import { fakeClock } from '../../../../fakes/clock.ts';
import { plainCloudProfile } from '../../../../fakes/practice-cloud.ts';

const session = (credentials?: CloudCredentials) =>
  createCloudSession({
    profile: plainCloudProfile(),
    clock: fakeClock('2026-11-20T10:00:00.000Z'),
    serves: (service) => service !== 'database',
    credentials,
  });

const right = { username: 'helper', password: 'nine horses', passcode: '123456' };

describe("a helper's session with the practice cloud", () => {
  it('is there from the start where nobody has to sign in, with the rights to do everything', async () => {
    expect(await session().state()).toEqual({
      authUrl: 'https://cloud.practice.example/v3',
      region: 'test',
      methods: ['application_credential'],
      userId: 'practice',
      username: 'practice',
      project: { id: 'admin', name: 'admin' },
      roles: ['admin', 'member', 'reader'],
      expiresAt: '2026-11-27T12:24:00.000Z',
      services: ['compute', 'dns', 'identity', 'network', 'volumev3'],
    });
  });

  it('stays there when signing out, where nobody could sign in again', async () => {
    const free = session();
    await free.signOut();
    expect(await free.state()).toMatchObject({ username: 'practice' });
  });

  it('begins with the right name, password and passcode', async () => {
    const guarded = session(right);
    await expect(guarded.state()).rejects.toMatchObject({ code: 'cloud-sign-in-needed' });
    await guarded.signIn(right);
    expect(await guarded.state()).toMatchObject({ username: 'helper', methods: ['password'] });
  });

  it.each([
    ['another name', { ...right, username: 'other' }, 'cloud-sign-in-refused'],
    ['another password', { ...right, password: 'ten horses' }, 'cloud-sign-in-refused'],
    ['another passcode', { ...right, passcode: '000000' }, 'cloud-sign-in-refused'],
    ['no passcode', { username: 'helper', password: 'nine horses' }, 'cloud-passcode-needed'],
  ])('is refused with %s', async (_, given, code) => {
    const guarded = session(right);
    await expect(guarded.signIn(given)).rejects.toMatchObject({ code });
    await expect(guarded.state()).rejects.toMatchObject({ code: 'cloud-sign-in-needed' });
  });

  it('shows that the cloud answers without one', async () => {
    await expect(session(right).probe()).resolves.toBeUndefined();
  });
});
