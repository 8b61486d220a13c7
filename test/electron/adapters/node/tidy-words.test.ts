import { describe, expect, it } from 'vitest';
import { tidyWords } from '../../../../electron/adapters/node/tidy-words.ts';

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
});
