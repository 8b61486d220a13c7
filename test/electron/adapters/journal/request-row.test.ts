import fc from 'fast-check';
import type { SQLOutputValue } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { createSeal, newKey } from '../../../../electron/adapters/seal/aes-seal.ts';
import {
  canRead,
  readOutline,
  readRow,
  rowOf,
} from '../../../../electron/adapters/journal/request-row.ts';
import { numbered, testSeal } from '../../../fakes/journal-file.ts';

const full = numbered(1, {
  problem: { code: 'name-taken', params: ['canary'] },
  dismissedBecause: 'a canary flew by',
  askedBy: 'cn=canary,dc=example,dc=org',
  attempted: ['create-entry'],
  retryAt: '2027-08-04T09:00:00.000Z',
  after: '0b0c5a52-8a6e-4c55-9f5e-2f3d0a1c7e11',
});
const row = (change: Record<string, SQLOutputValue> = {}) => ({
  ...rowOf(full, testSeal),
  ...change,
});

describe('a row of the journal', () => {
  it('is read as it was written', () => {
    expect(readRow(row(), testSeal)).toEqual(full);
  });

  it('has everything personal in the sealed body and nowhere else', () => {
    const { body, ...plain } = row();
    expect(Buffer.from(body).includes('anary')).toBe(false);
    expect(JSON.stringify(plain)).not.toMatch(/canary/i);
  });

  it('is outlined without the key, and only where that much of it fits', () => {
    const { id, state, revision } = full;
    expect(readOutline({ ...row(), body: null })).toEqual({ id, state, revision });
    expect(() => readOutline(row({ state: 'canary' }))).toThrow(/cannot be read: state$/);
  });

  it('does not open in another row’s place, or with another key', () => {
    expect(canRead({ ...row(), id: numbered(2).id }, testSeal)).toBe(false);
    expect(canRead(row(), createSeal(newKey()))).toBe(false);
  });

  it('names what does not fit, and quotes nothing of it', () => {
    const change = { state: 'canary', finished: '["canary"', retry_at: 7 };
    expect(() => readRow(row(change), testSeal)).toThrow(
      expect.objectContaining({
        code: 'storage-failed',
        message: expect.stringMatching(/state, finished, retry_at$/),
      }),
    );
    const sealed = testSeal.seal('{"canary":', `requests body ${full.id}`);
    expect(() => readRow(row({ body: sealed }), testSeal)).toThrow(/cannot be read: body$/);
  });

  it('is never believed where its values are anything', () => {
    const anything = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.uint8Array());
    const columns = Object.keys(row());
    fc.assert(
      fc.property(fc.constantFrom(...columns), anything, (column, value) => {
        const changed = row({ [column]: value });
        expect([true, false]).toContain(canRead(changed, testSeal));
      }),
    );
  });
});
