import { describe, expect, it } from 'vitest';
import { textOf } from '../text-of.tsx';
import { quotaAmount } from '../../../renderer/components/quota-list.tsx';

const text = textOf('en');

describe('a quota’s number', () => {
  it('tells memory in gigabytes and everything else as it is', () => {
    expect(quotaAmount('ramMb', 16_384, text)).toBe('16');
    expect(quotaAmount('ramMb', 1536, text)).toBe('1.5');
    expect(quotaAmount('gigabytes', 2048, text)).toBe('2,048');
  });

  it('says in words that there is no limit', () => {
    expect(quotaAmount('cores', -1, text)).toBe('no limit');
  });
});
