import { expect, it } from 'vitest';
import { fingerprintOf } from '../../../shared/desks/desks.ts';

it('a fingerprint is written as SSH writes it, whatever letters the id of a desk has', () => {
  const id = '2ckuUtKGut2Kyb-e7Jt0eN14yvPtxGlciNZLdDKU_m0';
  expect(fingerprintOf(id)).toBe('SHA256:2ckuUtKGut2Kyb+e7Jt0eN14yvPtxGlciNZLdDKU/m0');
});
