import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { holdersOf } from '../../../../electron/core/names/name-pair.ts';
import { directoryOf, jane } from '../../../fakes/people.ts';

describe('holders', () => {
  it('are found by uid and by cn, and nobody is asked about no name', async () => {
    expect(await holdersOf(['JDOE'], directoryOf(jane))).toEqual([jane]);
    const away = { look: () => Promise.reject(new AppError('directory-timeout', '')) };
    expect(await holdersOf([], away)).toEqual([]);
    expect(await holdersOf(['jdoe'], away)).toBeUndefined();
  });
});
