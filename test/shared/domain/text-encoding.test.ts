import { isUtf8 } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { encodingOf } from '../../../shared/domain/text-encoding.ts';

describe('the encoding of a text', () => {
  it.each([
    ['utf-8', Buffer.from('Åsa Öberg 林')],
    ['utf-8', Buffer.from('')],
    ['utf-8', Buffer.from('\ufeffÅsa')],
    ['utf-16le', Buffer.from('\ufeff林', 'utf16le')],
    ['utf-16be', Buffer.from('\ufeff林', 'utf16le').swap16()],
    ['utf-16le', Buffer.from('ssh-ed25519', 'utf16le')],
    ['utf-16be', Buffer.from('ssh-ed25519', 'utf16le').swap16()],
    ['windows-1252', Buffer.from('josé', 'latin1')],
  ] as const)('is %s', (encoding, bytes) => {
    expect(encodingOf(bytes, isUtf8)).toBe(encoding);
  });
});
