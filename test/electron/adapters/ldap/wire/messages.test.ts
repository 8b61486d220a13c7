import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuMs } from '../../../../cpu-time.ts';
import { Malformed } from '../../../../../electron/adapters/ldap/wire/elements.ts';
import { Messages } from '../../../../../electron/adapters/ldap/wire/messages.ts';
import { element } from '../../../../fakes/ldap-replies.ts';

const MOST = 4096;
const sequence = (size: number): Buffer => element(0x30, 'x'.repeat(size));

describe('a stream of messages', () => {
  it('is cut where they end, in whatever pieces it comes', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 700 }), (each, piece) => {
        const sent = each.map(sequence);
        const all = Buffer.concat(sent);
        const messages = new Messages(MOST);
        const received: Buffer[] = [];
        for (let at = 0; at < all.length; at += piece) {
          received.push(...messages.add(all.subarray(at, at + piece)));
        }
        expect(received).toEqual(sent);
        expect(messages.isInside).toBe(false);
      }),
    );
  });

  it('tells that one has begun', () => {
    for (const size of [1, 3, 20]) {
      const messages = new Messages(MOST);
      expect([...messages.add(sequence(300).subarray(0, size))]).toEqual([]);
      expect(messages.isInside).toBe(true);
    }
  });

  it('is no stream of LDAP from its first wrong byte on', () => {
    const add = (bytes: Buffer) => () => [...new Messages(MOST).add(bytes)];
    expect(add(Buffer.from('H'))).toThrow('this is no LDAP message');
    expect(add(Buffer.from('3080', 'hex'))).toThrow(Malformed);
    expect(add(Buffer.concat([sequence(2), Buffer.from('HTTP')]))).toThrow(Malformed);
  });

  it('has no message that is too long, and makes no room for one', () => {
    const most = sequence(MOST - 4);
    expect([...new Messages(MOST).add(most)]).toEqual([most]);
    expect(() => [...new Messages(MOST - 1).add(most.subarray(0, 4))]).toThrow('too long');
    expect(() => [...new Messages(MOST).add(Buffer.from('3084ffffffff', 'hex'))]).toThrow(
      'too long',
    );
  });

  it('takes as long as its bytes are many, also byte by byte', () => {
    const messages = new Messages(2 ** 22);
    const header = Buffer.from('3083100000', 'hex');
    expect([...messages.add(header)]).toEqual([]);
    const byte = Buffer.alloc(1);
    const worked = cpuMs(() => {
      for (let i = 0; i < 300_000; i += 1) for (const _ of messages.add(byte)) expect.fail();
    });
    expect(worked).toBeLessThan(1000);
  });
});
