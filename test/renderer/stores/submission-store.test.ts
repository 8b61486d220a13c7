import { describe, expect, it } from 'vitest';
import { createSubmissionStore } from '../../../renderer/stores/submission-store.ts';
import { createFakeBridge } from '../fake-bridge.ts';
import { placeRequests } from '../place-screens.ts';

const [filed] = placeRequests;
if (!filed) throw new Error('There is no request to be filed');

function setUp() {
  const fake = createFakeBridge();
  const store = createSubmissionStore(fake.bridge);
  return { ...fake, now: () => store.getState() };
}

describe('filing store', () => {
  it('answers the request that was filed', async () => {
    const { now, answer } = setUp();
    const wish = { shellName: 'jdoe', as: 'member' as const, reason: 'to help' };
    const request = now().membership(wish);
    expect(now().filing).toBe(true);
    expect(await answer('memberships.file', filed)).toEqual(wish);
    expect(await request).toBe(filed);
    expect(now().filing).toBe(false);
  });

  it('says why nothing was filed, until it is told to forget or the next wish comes', async () => {
    const { now, refuse } = setUp();
    const request = now().tool({ name: 'map-bot', maintainer: 'jdoe' });
    await refuse('tools.create', 'tool-taken', 'taken');
    expect(await request).toBeUndefined();
    expect(now().problem?.code).toBe('tool-taken');
    now().forget();
    expect(now().problem).toBeUndefined();
  });

  it('files every other kind by its own method', () => {
    const { now, waiting } = setUp();
    void now().maintainer({ tool: 'map-bot', shellName: 'jdoe', change: 'add' });
    void now().link({ proof: filed.id, shellName: 'jdoe' });
    void now().project({ name: 'map', purpose: 'maps', members: [] });
    void now().removal({ name: 'map', id: '3f2a' });
    expect(waiting()).toEqual([
      ...['tools.setMaintainer', 'links.file', 'projects.create', 'projects.remove'],
    ]);
  });
});
