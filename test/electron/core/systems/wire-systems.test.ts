import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cloudUnreachable } from '../../../fakes/faulty-cloud.ts';
import { unreachable } from '../../../fakes/faulty-directory.ts';
import { practiceEvent, type PracticeEvent } from '../../../fakes/practice-event.ts';
import type { World } from '../../../fakes/world.ts';

describe('what is known of the event’s systems', () => {
  let event: PracticeEvent;
  let desk: World;
  beforeEach(async () => {
    event = await practiceEvent();
    desk = event.desk();
  });
  afterEach(() => event.close());

  const states = async () => [
    (await desk.ask('connection.current', {})).state,
    (await desk.ask('cloud.current', {})).connection.state,
  ];

  it('comes from real calls, of each by itself', async () => {
    expect(await states()).toEqual(['unknown', 'unknown']);
    event.cloudFaults.before = cloudUnreachable;
    const shown = await desk.ask('memberships.show', { shellName: 'jdoe' });
    expect(shown.unread).toEqual([{ part: 'cloud', code: 'cloud-unreachable' }]);
    expect(await states()).toEqual(['online', 'offline']);
    event.faults.before = unreachable;
    delete event.cloudFaults.before;
    await desk.call('accounts.find', { text: 'jane' });
    await desk.ask('cloud.check', {});
    expect(await states()).toEqual(['offline', 'online']);
  });

  it('comes from the directory’s tools as well', async () => {
    expect(await desk.call('tools.show', { name: 'nowhere' })).toMatchObject({
      error: { code: 'tool-missing' },
    });
    expect(await states()).toEqual(['online', 'unknown']);
  });
});
