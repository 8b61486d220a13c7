import { describe, expect, it } from 'vitest';
import { tidyWords } from '../../../../electron/adapters/node/tidy-words.ts';
import { cpuMs } from '../../../cpu-time.ts';

describe('tidyWords', () => {
  it('leaves out secrets and addresses', () => {
    expect(tidyWords('token gAAAA1 of ada@example.org is gone', ['gAAAA1', ''])).toBe(
      'token … of … is gone',
    );
  });

  it('makes one short line that commands no terminal', () => {
    expect(tidyWords(' a\n\tb\u001b[2Jc\u0007 ', [])).toBe('a b [2Jc');
    expect(tidyWords('long '.repeat(500), []).length).toBeLessThanOrEqual(200);
  });

  it('takes its time with no words, however long a server makes them', () => {
    const worked = cpuMs(() => {
      for (const part of ['x', '@', 'x@', ' ', '\0']) tidyWords(part.repeat(200_000), ['xx']);
    });
    expect(worked).toBeLessThan(1000);
  });
});
