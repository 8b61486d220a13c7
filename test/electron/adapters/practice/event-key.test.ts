import { describe, expect, it } from 'vitest';
import { practiceEventKeys } from '../../../../electron/adapters/practice/event-key.ts';
import { loadProfile } from '../../../../electron/adapters/profile/load-profile.ts';

describe('the event key of practice', () => {
  it('is the one that the practice profile names', async () => {
    const { profile } = await loadProfile('practice', { env: {} });
    expect(profile.event.publicKey).toBe(practiceEventKeys().publicKey);
  });
});
