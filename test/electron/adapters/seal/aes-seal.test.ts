import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSeal, KEY_BYTES, newKey } from '../../../../electron/adapters/seal/aes-seal.ts';

const seal = createSeal(newKey());
const broken = expect.objectContaining({ code: 'seal-broken' });

describe('the seal', () => {
  it('opens what it sealed, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, context) => {
        const wellFormed = text.toWellFormed();
        expect(seal.open(seal.seal(wellFormed, context), context)).toBe(wellFormed);
      }),
    );
  });

  it('notices every changed byte', () => {
    const sealed = seal.seal('Jane Doe', 'row 1');
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => seal.open(changed, 'row 1'), `byte ${at}`).toThrow(broken);
    }
  });

  it('opens nothing that is too short, and no other bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        expect(() => seal.open(bytes, 'row 1')).toThrow(broken);
      }),
    );
  });

  it('opens nothing that was moved to another row', () => {
    expect(() => seal.open(seal.seal('Jane Doe', 'row 1'), 'row 2')).toThrow(broken);
  });

  it('opens nothing with another key', () => {
    expect(() => createSeal(newKey()).open(seal.seal('Jane Doe', ''), '')).toThrow(broken);
  });

  it('seals the same text differently each time, with nothing of it to be seen', () => {
    const sealed = Array.from({ length: 100 }, () => seal.seal('Jane Doe', ''));
    const nonces = sealed.map((bytes) => Buffer.from(bytes.subarray(1, 13)).toString('hex'));
    expect(new Set(nonces).size).toBe(100);
    expect(Buffer.concat(sealed).includes('Jane')).toBe(false);
  });

  it('has keys of 256 bits, never the same', () => {
    expect(newKey()).toHaveLength(KEY_BYTES);
    expect(newKey().equals(newKey())).toBe(false);
  });

  it('digests a text always alike, and otherwise with another key, for another place or of another text', () => {
    const digest = (text: string, context: string, by = seal): string =>
      Buffer.from(by.digest(text, context)).toString('hex');
    const jane = digest('jane', 'name');
    expect(jane).toHaveLength(64);
    expect(digest('jane', 'name')).toBe(jane);
    const others = [
      digest('jane', 'name', createSeal(newKey())),
      digest('jane', 'nam'),
      digest('ejane', 'nam'),
      digest('janet', 'name'),
    ];
    expect(new Set([jane, ...others]).size).toBe(5);
  });
});
