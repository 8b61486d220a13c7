import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { createEventBus } from '../../../../electron/core/base/event-bus.ts';
import { createCloudSession } from '../../../../electron/core/systems/cloud-session.ts';
import type { ErrorCode } from '../../../../shared/errors.ts';
import { fakeClock } from '../../../fakes/clock.ts';
import { faultyCloud, type CloudFaults } from '../../../fakes/faulty-cloud.ts';
import { plainCloudProfile, practiceCloudWorld } from '../../../fakes/practice-cloud.ts';

const credentials = { username: 'ada', password: 'canary-password', passcode: '123456' };

function sessionOver({ signedIn = true, cloud = true } = {}) {
  const faults: CloudFaults = {};
  const events = createEventBus();
  const told: unknown[] = [];
  events.on('cloud.changed', (session) => told.push(session));
  const session = createCloudSession({
    profile: { cloud: plainCloudProfile() },
    cloud: cloud ? faultyCloud(practiceCloudWorld({ credentials }).cloud, faults) : undefined,
    ...{ clock: fakeClock(), events, start: { signedIn, username: '' } },
  });
  const fail = (code: ErrorCode): void => {
    faults.before = () => {
      throw new AppError(code, '');
    };
  };
  return { session, told, faults, fail };
}

describe('the session with the cloud', () => {
  it('tells who is signed in, and never the password', async () => {
    const { session, told } = sessionOver({ signedIn: false });
    expect(await session.signIn(credentials)).toMatchObject({
      available: true,
      signedIn: true,
      username: 'ada',
      connection: { state: 'online' },
    });
    expect(await session.signOut()).toMatchObject({ signedIn: false, username: '' });
    expect(JSON.stringify([told, await session.current()])).not.toContain('canary');
  });

  it('stays as it was where the cloud does not take the credentials', async () => {
    const { session } = sessionOver();
    await session.signIn(credentials);
    const wrong = session.signIn({ ...credentials, password: 'another' });
    await expect(wrong).rejects.toMatchObject({ code: 'cloud-sign-in-refused' });
    expect(await session.current()).toMatchObject({ signedIn: true, username: 'ada' });
  });

  it('notices by its use that a credential was withdrawn, and that it is good again', async () => {
    const { session, told, faults, fail } = sessionOver();
    await session.signIn(credentials);
    fail('cloud-sign-in-refused');
    await expect(session.cloud?.state()).rejects.toThrow();
    expect(await session.current()).toMatchObject({ signedIn: false });
    delete faults.before;
    await session.cloud?.state();
    expect(await session.current()).toMatchObject({ signedIn: true });
    expect(told.at(-1)).toMatchObject({ signedIn: true });
  });

  it('is ended by a sign-out, whatever a call that began before it brings', async () => {
    const { session, faults } = sessionOver();
    await session.signIn(credentials);
    const answer = Promise.withResolvers<undefined>();
    faults.after = (operation) => {
      if (operation === 'state') return answer.promise;
    };
    const late = session.cloud?.state();
    await session.signOut();
    answer.resolve(undefined);
    await late;
    expect(await session.current()).toMatchObject({ signedIn: false });
  });

  it('asks now where it is told to, and tells what that showed', async () => {
    const { session, fail, told } = sessionOver();
    expect(await session.current()).toMatchObject({ connection: { state: 'unknown' } });
    expect(await session.current(true)).toMatchObject({ connection: { state: 'online' } });
    fail('cloud-unreachable');
    const offline = { connection: { state: 'offline', problem: 'cloud-unreachable' } };
    expect(await session.current(true)).toMatchObject(offline);
    expect(told).toMatchObject([{ connection: { state: 'online' } }, offline]);
  });

  it('shows who we are to the cloud, and whether Toolforge’s project is there', async () => {
    const { session } = sessionOver();
    await session.signIn(credentials);
    const check = await session.check();
    expect(check).toMatchObject({ toolforge: { project: 'tools', found: true } });
    expect(JSON.stringify(check)).not.toContain('canary');
  });

  it('says so where this event has no cloud', async () => {
    const { session } = sessionOver({ cloud: false, signedIn: false });
    expect(session.cloud).toBeUndefined();
    expect(await session.current(true)).toMatchObject({ available: false, signedIn: false });
    for (const call of [session.signIn(credentials), session.signOut(), session.check()]) {
      await expect(call).rejects.toMatchObject({ code: 'cloud-not-set-up' });
    }
  });
});
