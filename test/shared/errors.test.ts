import { describe, expect, it } from 'vitest';
import { errorCodes, failures, sortOf } from '../../shared/errors.ts';

describe('failures', () => {
  it('have a sort each', () => {
    for (const code of errorCodes) expect(sortOf(code)).toBe(failures[code]);
  });

  it('never lose the line to a failure of the network: it waits, also behind a log-in page', () => {
    for (const code of [
      'directory-unreachable',
      'directory-timeout',
      'directory-certificate',
    ] as const) {
      expect(sortOf(code)).toBe('network');
    }
  });
});
