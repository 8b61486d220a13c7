import { describe, expect, it } from 'vitest';
import { looksLikeRfc4716, readRfc4716 } from '../../../shared/keys/rfc4716.ts';

const block = (...lines: string[]) => [
  '---- BEGIN SSH2 PUBLIC KEY ----',
  ...lines,
  '---- END SSH2 PUBLIC KEY ----',
];

describe('readRfc4716', () => {
  it('joins the body and reads the comment, over continued lines', () => {
    const text = block('Subject: jane', 'Comment: "jane \\', 'at home"', 'X-a: b', 'AAAA', 'BBBB');
    for (const end of ['\n', '\r\n', '\r']) {
      expect(readRfc4716(text.join(end))).toEqual({
        ...{ base64: 'AAAABBBB', comment: 'jane at home', around: '' },
      });
    }
  });

  it('makes one line with single spaces of a comment', () => {
    const text = block('Comment: "  jane \t at  home "', 'AAAA').join('\n');
    expect(readRfc4716(text)).toMatchObject({ comment: 'jane at home' });
  });

  it('does without headers and with text around', () => {
    const text = ['Hello,', ...block('AAAA', 'BB=='), 'Jane: bye'].join('\n');
    expect(looksLikeRfc4716(text)).toBe(true);
    expect(readRfc4716(text)).toEqual({
      ...{ base64: 'AAAABB==', comment: '', around: 'Hello,\nJane: bye' },
    });
  });

  it('refuses two blocks, and a block without its end', () => {
    expect(readRfc4716([...block('AAAA'), ...block('BBBB')].join('\n'))).toBe('several-keys');
    expect(readRfc4716(block('AAAA').slice(0, -1).join('\n'))).toBe('damaged');
    expect(readRfc4716(block('AAAA').toReversed().join('\n'))).toBe('damaged');
  });
});
