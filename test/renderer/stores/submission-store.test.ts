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

describe('submission store', () => {
  it('answers the request that was filed', async () => {
    const { now, answer } = setUp();
    const form = { shellName: 'jdoe', as: 'member' as const, reason: 'to help' };
    const request = now().submit('memberships.file', form);
    expect(now().sending).toBe(true);
    expect(await answer('memberships.file', filed)).toEqual(form);
    expect(await request).toBe(filed);
    expect(now().sending).toBe(false);
  });

  it('says why nothing was filed, until it is told to forget or the next form comes', async () => {
    const { now, refuse } = setUp();
    const request = now().submit('tools.create', { name: 'map-bot', maintainer: 'jdoe' });
    await refuse('tools.create', 'tool-taken', 'taken');
    expect(await request).toBeUndefined();
    expect(now().problem?.code).toBe('tool-taken');
    now().forget();
    expect(now().problem).toBeUndefined();
  });
});
