import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { path } from '../../../../../electron/adapters/openstack/http/url-path.ts';

describe('path', () => {
  it('escapes what would be another path', () => {
    expect(path`/projects/${'a/b?c#d'}/users/${'ada'}`).toBe('/projects/a%2Fb%3Fc%23d/users/ada');
  });

  it('takes no way up for an id', () => {
    for (const id of ['', '.', '..']) {
      expect(() => path`/projects/${id}/users`, id).toThrow(/cannot be an id/);
    }
  });

  it('keeps every other id one segment, which a URL gives back', () => {
    const id = fc
      .string({ minLength: 1, unit: 'grapheme' })
      .filter((text) => !/^\.{1,2}$/.test(text));
    fc.assert(
      fc.property(id, (text) => {
        const url = new URL('https://cloud.example.org/v3');
        url.pathname += path`/users/${text}/roles`;
        const parts = url.pathname.split('/');
        expect(parts).toHaveLength(5);
        expect(decodeURIComponent(parts[3] ?? '')).toBe(text);
      }),
    );
  });
});
