import { describe, expect, it } from 'vitest';
import { eventKeyBytes, eventKeyText, eventPublicKey } from '../../../shared/domain/event-key.ts';

const bytes = Uint8Array.from({ length: 32 }, (_, i) => i);
const text = eventKeyText('public', bytes);

describe('an event key', () => {
  it('comes back from its text', () => {
    expect(text).toBe('lanyard-x25519:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=');
    expect(eventKeyBytes('public', `${text}\n`)).toEqual(bytes);
    expect(eventKeyBytes('private', eventKeyText('private', bytes))).toEqual(bytes);
  });

  it('is never taken for its other half', () => {
    expect(eventKeyBytes('private', text)).toBeUndefined();
    expect(eventKeyBytes('public', eventKeyText('private', bytes))).toBeUndefined();
  });

  it('has 32 bytes in the one way of writing them', () => {
    for (const wrong of [bytes.slice(1), new Uint8Array(33), new Uint8Array()]) {
      expect(eventKeyBytes('public', eventKeyText('public', wrong))).toBeUndefined();
    }
    expect(eventKeyBytes('public', text.replace('8=', '9='))).toBeUndefined();
  });

  it('in a profile is a public one, and says how to make it', () => {
    expect(eventPublicKey.safeParse(text).success).toBe(true);
    const refused = eventPublicKey.safeParse(eventKeyText('private', bytes));
    expect(refused.error?.issues[0]?.message).toContain('lanyard event keygen');
  });
});
