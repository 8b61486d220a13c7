import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  kindOf,
  openBytes,
  sealBytes,
  type SealedBy,
} from '../../../../electron/adapters/bundle/bundle-cipher.ts';
import {
  privateKeyOf,
  publicBytes,
  publicKeyOf,
} from '../../../../electron/adapters/bundle/event-keys.ts';

const own = privateKeyOf(new Uint8Array(32).fill(7));
const stranger = privateKeyOf(new Uint8Array(32).fill(8));
const to = { eventId: 'hackathon', publicKey: publicKeyOf(publicBytes(own)) };
const content = Buffer.from('a card of somebody');
const sealed = sealBytes(content, to);

describe('a sealed bundle', () => {
  it('opens with the event’s private key and gives back every byte', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
        for (const sealer of [
          { by: 'anybody' },
          { by: 'newcomer' },
          { desk: own },
        ] as const satisfies SealedBy[]) {
          expect(openBytes(sealBytes(bytes, to, sealer), to, own)).toEqual({
            content: Buffer.from(bytes),
            byDesk: 'desk' in sealer,
          });
        }
      }),
      { numRuns: 30 },
    );
  });

  it('is different each time and tells its content’s length only', () => {
    const again = sealBytes(content, to);
    expect(again).toHaveLength(content.length + 61);
    expect(again.subarray(13)).not.toEqual(sealed.subarray(13));
  });

  it('is refused once any one bit of it is another', () => {
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.integer({ min: 0, max: 7 }), (at, bit) => {
        const changed = Buffer.from(sealed);
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        expect(openBytes(changed, to, own)).toBeUndefined();
      }),
      { numRuns: 400 },
    );
  });

  it('is refused when it was cut off anywhere, or when something follows', () => {
    for (let length = 0; length < sealed.length; length += 1) {
      expect(openBytes(sealed.subarray(0, length), to, own)).toBeUndefined();
    }
    expect(openBytes(Buffer.concat([sealed, Uint8Array.of(0)]), to, own)).toBeUndefined();
  });

  it('opens with no other key, and under no other event’s name', () => {
    expect(openBytes(sealed, to, stranger)).toBeUndefined();
    expect(openBytes(sealed, { ...to, eventId: 'other' }, own)).toBeUndefined();
  });

  it('refuses a public key of low order, with which everybody would know the secret', () => {
    const forged = Buffer.concat([sealed.subarray(0, 13), Buffer.alloc(32), sealed.subarray(45)]);
    expect(openBytes(forged, to, own)).toBeUndefined();
  });
});

describe('a bundle that a desk sealed', () => {
  const proven = sealBytes(content, to, { desk: own });
  const withMore = sealBytes(content, to, { by: 'newcomer' });

  it('cannot be made with any other key than the event’s', () => {
    expect(openBytes(sealBytes(content, to, { desk: stranger }), to, own)).toBeUndefined();
  });

  it('and one of anybody never pass for each other, whatever stands in the head', () => {
    for (const [bundle, other] of [
      [sealed, proven],
      [proven, sealed],
      [withMore, proven],
      [proven, withMore],
      [sealed, withMore],
    ] as const) {
      const head = Buffer.concat([other.subarray(0, 13), bundle.subarray(13)]);
      expect(kindOf(head, to)).toBe('ours');
      expect(openBytes(head, to, own)).toBeUndefined();
      const version = Buffer.concat([
        bundle.subarray(0, 4),
        other.subarray(4, 5),
        bundle.subarray(5),
      ]);
      expect(openBytes(version, to, own)).toBeUndefined();
    }
  });

  it('is refused once any one bit of it is another, and when it was cut off anywhere', () => {
    for (let at = 0; at < proven.length; at += 1) {
      const changed = Buffer.from(proven);
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      expect(openBytes(changed, to, own)).toBeUndefined();
      expect(openBytes(proven.subarray(0, at), to, own)).toBeUndefined();
    }
  });
});

describe('the head of a bundle', () => {
  const withVersion = (version: number): Buffer => {
    const other = Buffer.from(sealed);
    other[4] = version;
    return other;
  };

  it('tells ours from those of another event or key, of a newer form, and from anything else', () => {
    expect(kindOf(sealed, to)).toBe('ours');
    expect(kindOf(sealed, { ...to, eventId: 'other' })).toBe('other-event');
    expect(kindOf(sealed, { ...to, publicKey: publicKeyOf(publicBytes(stranger)) })).toBe(
      'other-event',
    );
    expect(kindOf(withVersion(2), to)).toBe('other-event');
    expect(kindOf(withVersion(3), to)).toBe('other-event');
    expect(kindOf(withVersion(4), to)).toBe('newer');
    expect(kindOf(sealBytes(content, to, { desk: own }), to)).toBe('ours');
    expect(kindOf(sealBytes(content, to, { by: 'newcomer' }), to)).toBe('ours');
    expect(kindOf(withVersion(0), to)).toBe('unreadable');
    expect(kindOf(Buffer.from('PK\u0003\u0004 some zip'), to)).toBe('unreadable');
    expect(kindOf(new Uint8Array(), to)).toBe('unreadable');
  });

  it('never makes a cut-off one ours that is not whole', () => {
    expect(kindOf(sealed.subarray(0, 4), to)).toBe('unreadable');
    expect(kindOf(sealed.subarray(0, 9), to)).toBe('other-event');
  });
});
