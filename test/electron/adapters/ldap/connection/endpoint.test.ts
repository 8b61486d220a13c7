import { describe, expect, it } from 'vitest';
import { readEndpoint } from '../../../../../electron/adapters/ldap/connection/endpoint.ts';

describe('an LDAP URL', () => {
  it.each([
    ['ldaps://ldap.example.org', { host: 'ldap.example.org', port: 636, protection: 'tls' }],
    ['ldaps://ldap.example.org:1636/', { host: 'ldap.example.org', port: 1636, protection: 'tls' }],
    ['LDAPS://LDAP.example.org:0636', { host: 'ldap.example.org', port: 636, protection: 'tls' }],
    ['Ldap://LOCALHOST', { host: 'localhost', port: 389, protection: 'none' }],
    ['ldaps://localhost', { host: 'localhost', port: 636, protection: 'tls' }],
    ['ldap://ldap.example.org', { host: 'ldap.example.org', port: 389, protection: 'start-tls' }],
    ['ldap://10.0.0.7:1389', { host: '10.0.0.7', port: 1389, protection: 'start-tls' }],
    ['ldap://[2001:db8::1]', { host: '2001:db8::1', port: 389, protection: 'start-tls' }],
    ['ldap://localhost', { host: 'localhost', port: 389, protection: 'none' }],
    ['ldap://127.0.0.1:1389', { host: '127.0.0.1', port: 1389, protection: 'none' }],
    ['ldap://127.8.9.1', { host: '127.8.9.1', port: 389, protection: 'none' }],
    ['ldap://[::1]', { host: '::1', port: 389, protection: 'none' }],
  ])('%s says where to go and how', (url, endpoint) => {
    expect(readEndpoint(url, false)).toEqual(endpoint);
  });

  it.each([
    'ldap://127.0.0.1.example.org',
    'ldap://localhost.example.org',
    'ldap://127.example.org',
    'ldap://127.1',
    'ldap://localhost.',
    'ldap://127.0.0.999',
    'ldap://[::ffff:10.0.0.7]',
  ])('%s needs TLS, however much it looks like this machine', (url) => {
    expect(readEndpoint(url, false).protection).toBe('start-tls');
  });

  it.each(['ldaps://ldap.example.org:70000', 'ldap://127.0.0.1@ldap.example.org', 'ldap://::1'])(
    '%s leads nowhere',
    (url) => {
      expect(() => readEndpoint(url, false)).toThrow(
        expect.objectContaining({ code: 'invalid-input' }),
      );
    },
  );

  it('means another machine where it is asked from a jump host', () => {
    expect(readEndpoint('ldap://localhost', true).protection).toBe('start-tls');
    expect(readEndpoint('ldap://127.0.0.1', true).protection).toBe('start-tls');
    expect(readEndpoint('ldaps://localhost', true).protection).toBe('tls');
  });
});
