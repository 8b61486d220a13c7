import { describe, expect, it } from 'vitest';
import { isLoopback, isProtected, readLdapUrl } from '../../../shared/domain/addresses.ts';

describe('this machine', () => {
  it.each(['localhost', 'LOCALHOST', '::1', '[::1]', '127.0.0.1', '127.8.9.1'])('is %s', (host) => {
    expect(isLoopback(host)).toBe(true);
  });

  it.each([
    '',
    'localhost.',
    'localhost.example.org',
    '127.1',
    '127.0.0.999',
    '127.0.0.1.example.org',
    '[::2]',
    '10.0.0.1',
  ])('is not %j', (host) => {
    expect(isLoopback(host)).toBe(false);
  });
});

describe('what is sent', () => {
  it.each([
    'https://idm.example.org/',
    'HTTPS://idm.example.org',
    'http://localhost:8080/x',
    'HTTP://127.0.0.1',
    'http://[::1]:80?a',
  ])('to %s is seen by nobody else', (url) => {
    expect(isProtected(url)).toBe(true);
  });

  it.each([
    'http://idm.example.org/',
    'http://127.0.0.1@idm.example.org/',
    'http://localhost:80@idm.example.org/',
    'http://localhost.example.org/',
    'http:localhost',
    'ftp://localhost/',
    '',
  ])('to %j may be seen', (url) => {
    expect(isProtected(url)).toBe(false);
  });
});

describe('an LDAP URL', () => {
  it.each([
    ['ldaps://ldap.example.org', { scheme: 'ldaps', host: 'ldap.example.org', port: undefined }],
    ['LDAP://Ldap.Example.org:65535/', { scheme: 'ldap', host: 'ldap.example.org', port: 65_535 }],
    ['ldap://[2001:DB8::1]:1389', { scheme: 'ldap', host: '2001:db8::1', port: 1389 }],
    ['ldap://my_host', { scheme: 'ldap', host: 'my_host', port: undefined }],
  ])('%s leads somewhere', (url, address) => {
    expect(readLdapUrl(url)).toEqual(address);
  });

  it.each([
    'ldaps://ldap.example.org:70000',
    'ldaps://ldap.example.org:0',
    'ldaps://ldap.example.org:abc',
    'ldaps://ldap.example.org:',
    'ldap://::1',
    'ldap://[fe80::1%25eth0]:389',
    'ldap://[::zz]',
    'ldap://[127.0.0.1]',
    'ldap://user@ldap.example.org',
    'ldap://ldap.example.org/dc=example',
    'ldap://ldap.example.org?x',
    'ldap://läb.example.org',
    'ldap:///',
    'ldapi:///var/run/slapd',
    'https://ldap.example.org',
    'ldap.example.org',
  ])('is never %s', (url) => {
    expect(readLdapUrl(url)).toBeUndefined();
  });
});
