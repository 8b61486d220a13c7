import { describe, expect, it } from 'vitest';
import { fail, ok, wireError } from '../../shared/result.ts';

describe('a result', () => {
  it('survives JSON as it is, good or bad', () => {
    const fields = [{ field: 'email', rule: 'email-form', params: [] }];
    for (const result of [ok({ a: [1] }), fail('not-found', 'nobody', { params: ['x'], fields })]) {
      expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    }
  });

  it('is a wire error in every failure', () => {
    const failure = fail('internal', 'words');
    expect(wireError.safeParse(failure.ok ? undefined : failure.error).success).toBe(true);
  });
});
