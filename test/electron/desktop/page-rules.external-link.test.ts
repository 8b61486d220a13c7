import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { externalLink } from '../../../electron/desktop/page-rules.ts';

const hosts = new Set(['wikitech.wikimedia.org']);

describe('a link out of the app', () => {
  it('may go to a host of the profile, over https', () => {
    const link = 'https://wikitech.wikimedia.org/wiki/Help:Terms?a=b#c';
    expect(externalLink(link, hosts)).toBe(link);
  });

  it.each([
    'http://wikitech.wikimedia.org/',
    'https://evil.example/',
    'https://wikitech.wikimedia.org.evil.example/',
    'https://evil.example/wikitech.wikimedia.org',
    'https://wikitech.wikimedia.org@evil.example/',
    'https://ann@wikitech.wikimedia.org/',
    'https://ann:secret@wikitech.wikimedia.org/',
    'https://wikitech.wikimedia.org:8443/',
    'https:wikitech.wikimedia.org.evil.example',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://wikitech.wikimedia.org/share',
    'app://ui/',
    '//wikitech.wikimedia.org/',
    'not an address',
    '',
  ])('never goes to %s', (address) => {
    expect(externalLink(address, hosts)).toBeUndefined();
  });

  it('comes out as an https address of a known host, whatever goes in', () => {
    const start = fc.constantFrom(
      'https://',
      'https:',
      'http://',
      'file:',
      '//',
      ' https://',
      'HTTPS:\\\\',
    );
    const rest = fc.constantFrom(
      'wikitech.wikimedia.org',
      'evil.example',
      'a@',
      ':1',
      '/',
      '\\',
      '%2f',
      '?',
      '#',
    );
    fc.assert(
      fc.property(start, fc.array(fc.oneof(rest, fc.string())), (scheme, parts) => {
        const link = externalLink(scheme + parts.join(''), hosts);
        if (link !== undefined) expect(link).toMatch(/^https:\/\/wikitech\.wikimedia\.org\//);
      }),
    );
  });
});
