import { describe, expect, it } from 'vitest';
import { newKey } from '../../../../electron/adapters/seal/aes-seal.ts';
import {
  lockedKey,
  lockKey,
  unlockKey,
} from '../../../../electron/adapters/seal/passphrase-lock.ts';

describe('a key behind a passphrase', () => {
  it('comes back with the passphrase, typed with any accents, and with no other', async () => {
    const key = newKey();
    const locked = await lockKey(key, 'un caf\u00e9 \u00e0 Bruxelles');
    expect(await unlockKey(locked, 'un cafe\u0301 a\u0300 Bruxelles')).toEqual(key);
    await expect(unlockKey(locked, 'un cafe a Bruxelles')).rejects.toMatchObject({
      code: 'passphrase-wrong',
    });
  });

  it('is written without the key or the passphrase, with a salt of its own', async () => {
    const key = newKey();
    const [one, two] = [
      await lockKey(key, 'nine tall horses'),
      await lockKey(key, 'nine tall horses'),
    ];
    expect(one.kdf.salt).not.toBe(two.kdf.salt);
    const text = JSON.stringify([one, two]);
    expect(text).not.toContain('horses');
    expect(text).not.toContain(key.toString('base64'));
  });

  it('costs a guess 128 MiB, and a changed file cannot make it cost nothing or everything', async () => {
    const locked = await lockKey(newKey(), 'nine tall horses');
    const { N, r, p } = locked.kdf;
    expect(128 * N * r * p).toBe(128 * 1024 * 1024);
    for (const worse of [{ N: 2 }, { N: 2 ** 24 }, { r: 4096 }, { p: 1000 }]) {
      expect(lockedKey.safeParse({ ...locked, kdf: { ...locked.kdf, ...worse } }).success).toBe(
        false,
      );
    }
  });
});
