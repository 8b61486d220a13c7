import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { hurriedClock, practiceEvent, type PracticeEvent } from '../../../fakes/practice-event.ts';
import type { World } from '../../../fakes/world.ts';

describe('calls about the cloud', () => {
  let event: PracticeEvent;
  let desk: World;
  beforeEach(async () => {
    event = await practiceEvent();
    desk = event.desk({ clock: hurriedClock });
  });
  afterEach(() => event.close());

  it('tell how it stands, and what it offers', async () => {
    expect(await desk.ask('cloud.current', { probe: true })).toMatchObject({
      available: true,
      connection: { state: 'online' },
    });
    expect(await desk.ask('cloud.check', {})).toMatchObject({
      toolforge: { project: 'tools', found: true },
    });
  });

  it('let everything go on that waited for a sign-in', async () => {
    let isSignedIn = false;
    event.cloudFaults.before = (operation) => {
      if (operation === 'signIn') isSignedIn = true;
      else if (!isSignedIn) throw new AppError('cloud-sign-in-needed', '');
    };
    const { id } = await desk.ask('memberships.file', {
      ...{ shellName: 'jdoe', as: 'member', reason: 'A bot' },
    });
    expect(await desk.settled(id)).toMatchObject({
      state: 'waiting',
      problem: { code: 'cloud-sign-in-needed' },
    });
    await desk.ask('cloud.signIn', { username: 'helper', password: 'x' });
    await expect.poll(async () => (await desk.ask('requests.get', { id })).state).toBe('confirmed');
    expect(await desk.ask('cloud.signOut', {})).toMatchObject({ signedIn: false });
  }, 30_000);
});
