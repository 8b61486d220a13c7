import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../../electron/adapters/roster/decode-text.ts';

const text = 'namn;e-post\r\nÅsa Öberg;asa@example.org\r\n';
const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16();
const utf16 = Buffer.from(text, 'utf16le');

describe('decodeText', () => {
  it.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\ufeff${text}`)],
    ['utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['utf-16be', swapped(Buffer.from(`\ufeff${text}`, 'utf16le'))],
    ['utf-16le', utf16],
    ['utf-16be', swapped(utf16)],
    ['windows-1252', Buffer.from(text, 'latin1')],
  ] as const)('reads %s', (encoding, bytes) => {
    const decoded = decodeText(bytes);
    expect(decoded.encoding).toBe(encoding);
    expect(decoded.text.replace(/^\ufeff/u, '')).toBe(text);
  });

  it('reads UTF-16 that has hardly a Latin letter in it by its mark', () => {
    const arabic = '\ufeffالاسم,البريد\r\n';
    expect(decodeText(Buffer.from(arabic, 'utf16le'))).toEqual({
      encoding: 'utf-16le',
      text: arabic,
    });
  });

  it.each([
    ['a workbook of today', 'roster-workbook', Buffer.from('PK\u0003\u0004…')],
    ['a workbook of old', 'roster-workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['a picture', 'roster-no-text', Buffer.from('89504e470d0a1a0a0000000d', 'hex')],
  ])('refuses %s and says what it is', (_, rule, bytes) => {
    expect(() => decodeText(bytes)).toThrow(
      expect.objectContaining({ fields: [{ field: 'file', rule, params: [] }] }),
    );
  });
});
