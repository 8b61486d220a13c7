import { describe, expect, it } from 'vitest';
import { AppError, toWire } from '../../../../electron/core/base/errors.ts';
import { errorCodes, failures } from '../../../../shared/errors.ts';

describe('AppError', () => {
  it('knows the sort of every code', () => {
    for (const code of errorCodes) expect(new AppError(code, '').sort).toBe(failures[code]);
  });
});

describe('toWire', () => {
  it('carries code, words, params and fields of an expected failure', () => {
    const fields = [{ field: 'email', rule: 'email-form', params: [] }];
    const error = new AppError('invalid-input', 'not complete', { params: ['a'], fields });
    expect(toWire(error, 'id')).toEqual({
      ok: false,
      error: { code: 'invalid-input', message: 'not complete', params: ['a'], fields },
    });
  });

  it('says nothing of an unexpected failure but where it is logged', () => {
    const told = JSON.stringify(toWire(new Error('cn=admin,dc=secret'), 'log-7'));
    expect(told).toContain('log-7');
    expect(told).not.toContain('secret');
  });
});
