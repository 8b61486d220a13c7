import { describe, expect, it } from 'vitest';
import { readAuthUrl } from '../../../../../electron/adapters/openstack/config/auth-url.ts';

const read = (url: string) => readAuthUrl(url, 'clouds.yaml, cloud a');

describe('readAuthUrl', () => {
  it('ends in the version, whichever way it was written', () => {
    for (const url of ['https://k.example.org:5000', 'https://k.example.org:5000/v3/']) {
      expect(read(url)).toBe('https://k.example.org:5000/v3');
    }
    expect(read('https://k.example.org/identity')).toBe('https://k.example.org/identity/v3');
  });

  it('takes plain http for this machine only', () => {
    expect(read('http://127.0.0.1:5000/v3')).toBe('http://127.0.0.1:5000/v3');
    expect(read('http://[::1]:5000/v3')).toBe('http://[::1]:5000/v3');
    expect(() => read('http://k.example.org:5000/v3')).toThrow(/use https/);
    expect(() => read('http://127.evil.example.org/v3')).toThrow(/use https/);
  });

  it('refuses what cannot be, and never quotes it', () => {
    for (const url of [
      'https://ada:secret@k.example.org/v3',
      'not a url: secret',
      'ftp://secret/',
    ]) {
      expect(() => read(url), url).toThrow(/^clouds\.yaml, cloud a: auth_url: (?!.*secret)/);
    }
    expect(() => read('https://k.example.org/v2.0/')).toThrow(/needs Identity v3/);
  });
});
