import { describe, expect, it } from 'vitest';
import {
  eventKeysOf,
  newEventKeys,
  privateKeyOf,
  publicBytes,
  publicKeyOf,
} from '../../../../electron/adapters/bundle/event-keys.ts';
import { eventKeyBytes } from '../../../../shared/domain/event-key.ts';

/** Alice of RFC 7748 section 6.1. */
const secret = '77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a';
const open = '8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a';
const hex = (text: string): Buffer => Buffer.from(text, 'hex');

describe('event keys', () => {
  it('belong together as RFC 7748 says', () => {
    expect(Buffer.from(publicBytes(privateKeyOf(hex(secret))))).toEqual(hex(open));
    expect(Buffer.from(publicBytes(publicKeyOf(hex(open))))).toEqual(hex(open));
  });

  it('as text are the 32 bytes of each half', () => {
    const { publicKey, privateKey } = eventKeysOf(privateKeyOf(hex(secret)));
    expect(eventKeyBytes('public', publicKey)).toEqual(new Uint8Array(hex(open)));
    expect(eventKeyBytes('private', privateKey)).toEqual(new Uint8Array(hex(secret)));
  });

  it('are new each time', () => {
    const [one, other] = [newEventKeys(), newEventKeys()];
    expect(one.privateKey).not.toBe(other.privateKey);
    expect(one.publicKey).not.toBe(other.publicKey);
  });
});
