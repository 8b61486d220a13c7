import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readReply } from '../../../../../electron/adapters/openstack/http/read-reply.ts';
import { cpuMs } from '../../../../cpu-time.ts';

const asked = { what: 'list the things', service: 'compute' } as const;
const things = z.object({ things: z.array(z.object({ id: z.string() })) });

describe('readReply', () => {
  it('answers what was agreed, and else names the place and quotes nothing', () => {
    expect(readReply('{"things":[{"id":"1"}]}', things, asked)).toEqual({ things: [{ id: '1' }] });
    expect(() => readReply('{"things":[{"id":"canary"},{"id":7}]}', things, asked)).toThrow(
      /not what was agreed \(things\.1\.id\)$/,
    );
    expect(() => readReply('canary', things, asked)).toThrow(/^(?!.*canary)/);
  });

  it('reads as many things as a cloud has', () => {
    const many = Array.from({ length: 90_000 }, (_, n) => ({ id: String(n) }));
    expect(readReply(JSON.stringify({ things: many }), things, asked).things).toHaveLength(90_000);
  });

  it.each([
    ['wrong things', `{"things":[${'1,'.repeat(1_000_000)}1]}`],
    ['things without what they need', `{"things":[${'{},'.repeat(1_000_000)}{}]}`],
    ['lists in lists', '['.repeat(2_000_000)],
    ['lists in lists that end', `{"things":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['keys', `{${Array.from({ length: 300_000 }, (_, n) => `"${n}":1`).join(',')}}`],
  ])('refuses %s without an end in no time', (_, text) => {
    const worked = cpuMs(() => {
      expect(() => readReply(text, things, asked)).toThrow(/not what was agreed/);
    });
    expect(worked).toBeLessThan(1000);
  });
});
