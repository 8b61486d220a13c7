import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { unlessAway } from '../../../../electron/core/systems/asking.ts';

const fails = (error: Error) => () => Promise.reject(error);

describe('unlessAway', () => {
  it('is the answer, or nothing where the system cannot be asked now', async () => {
    expect(await unlessAway(() => Promise.resolve(7))).toBe(7);
    for (const code of ['cloud-timeout', 'sign-in-needed'] as const) {
      expect(await unlessAway(fails(new AppError(code, 'away')))).toBeUndefined();
    }
  });

  it('passes on what does not pass by itself', async () => {
    await expect(unlessAway(fails(new AppError('cloud-no-rights', 'no')))).rejects.toThrow('no');
    await expect(unlessAway(fails(new Error('a slip')))).rejects.toThrow('a slip');
  });
});
