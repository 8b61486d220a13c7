import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sha256 } from '../../../../../electron/adapters/node/system.ts';
import { derivedId } from '../../../../../electron/core/kinds/base/derived-id.ts';

const ascii = fc.string({ unit: 'binary-ascii' });

describe('derivedId', () => {
  it('is a UUID of version 8, the same for one text and another for each other text', () => {
    fc.assert(
      fc.property(ascii, ascii, (one, other) => {
        const id = derivedId(one, sha256);
        expect(z.uuid({ version: 'v8' }).safeParse(id).success).toBe(true);
        expect(derivedId(one, sha256)).toBe(id);
        expect(derivedId(other, sha256) === id).toBe(one === other);
      }),
    );
  });
});
