import { afterEach, describe, expect, it, vi } from 'vitest';
import { fileBase64, fileText } from '../../../renderer/bridge/files.ts';

afterEach(() => vi.unstubAllGlobals());

const key = 'ssh-ed25519 AAAA josé@casa\n';

describe('fileText', () => {
  it.each([
    ['UTF-8', Buffer.from(key)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${key}`)],
    ['UTF-16 of Windows', Buffer.from(`\ufeff${key}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(key, 'utf16le')],
    ['Latin-1', Buffer.from(key, 'latin1')],
  ])('reads a file in %s', async (_, bytes) => {
    expect(await fileText(new Blob([new Uint8Array(bytes)]))).toBe(key);
  });
});

describe('fileBase64', () => {
  it('gives every byte, also of nothing', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
    const value = Buffer.from(bytes).toString('base64');
    expect(await fileBase64(new File([bytes], 'a.csv'))).toEqual({ ok: true, value });
    expect(await fileBase64(new File([], 'a.csv'))).toEqual({ ok: true, value: '' });
  });

  it('says of a file that has gone away that it cannot be read', async () => {
    class Gone extends EventTarget {
      readonly error = new Error('gone');
      readAsDataURL(): void {
        this.dispatchEvent(new Event('error'));
      }
    }
    vi.stubGlobal('FileReader', Gone);
    expect(await fileBase64(new File([], 'a.csv'))).toMatchObject({
      ok: false,
      error: { fields: [{ field: 'file', rule: 'file-unreadable', params: ['a.csv', 'gone'] }] },
    });
  });
});
