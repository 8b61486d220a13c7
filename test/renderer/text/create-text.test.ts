import { describe, expect, it } from 'vitest';
import { createText } from '../../../renderer/text/create-text.ts';

describe('dates and numbers', () => {
  it('keep a date on its day, wherever the screen stands', () => {
    expect(createText('en').day('2026-12-31')).toBe('Dec 31, 2026');
  });

  it('are written as the language does', () => {
    expect(createText('en').amount(1234.56)).toBe('1,234.6');
    expect(createText('de').amount(1234.56)).toBe('1.234,6');
  });
});
