import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paddedLength } from '../../../../electron/adapters/bundle/bundle-seal.ts';

describe('the length a content is filled up to', () => {
  it('has few values, so that it tells little', () => {
    const lengths = new Set(Array.from({ length: 4097 }, (_, n) => paddedLength(n)));
    expect([...lengths]).toEqual([512, 768, 1024, 1536, 2048, 3072, 4096]);
  });

  it('holds the content and is at most half as long again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 512, max: 10_000_000 }), (length) => {
        expect(paddedLength(length)).toBeGreaterThanOrEqual(length);
        expect(paddedLength(length)).toBeLessThanOrEqual(length * 1.5);
      }),
    );
  });
});
