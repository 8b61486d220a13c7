import fc from 'fast-check';
import { crc32 as reference } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { crc32 } from '../../../shared/bundle/bundle-frames.ts';

describe('CRC-32', () => {
  it('is what zlib says of the same bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(Buffer.from(crc32(bytes)).readUInt32BE()).toBe(reference(bytes));
      }),
    );
  });
});
