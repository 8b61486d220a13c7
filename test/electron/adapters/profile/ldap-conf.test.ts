import { describe, expect, it } from 'vitest';
import { readLdapDefaults } from '../../../../electron/adapters/profile/ldap-conf.ts';

type Files = Record<string, string>;

const read = (files: Files, env: Record<string, string> = {}) =>
  readLdapDefaults({ HOME: '/home/jane', ...env }, (file) => Promise.resolve(files[file]));

const caOf = async (files: Files, env: Record<string, string> = {}) =>
  (await read(files, env)).caFile?.value;

describe('readLdapDefaults', () => {
  it('takes the later of the places, in the order of ldap.conf(5)', async () => {
    const places = [
      '/etc/ldap/ldap.conf',
      '/home/jane/ldaprc',
      '/home/jane/.ldaprc',
      'ldaprc',
      '/opt/ldap.conf',
      '/home/jane/rc',
      '/home/jane/.rc',
      'rc',
    ];
    const env = { LDAPCONF: '/opt/ldap.conf', LDAPRC: 'rc' };
    const files: Files = {};
    for (const place of places) {
      files[place] = `TLS_CACERT ${place}.crt\n`;
      expect(await caOf(files, env)).toBe(`${place}.crt`);
    }
    expect(await caOf(files, { ...env, LDAPTLS_CACERT: '/v.crt' })).toBe('/v.crt');
  });

  it('reads lines as OpenLDAP does', async () => {
    expect(
      await caOf({ ldaprc: '# TLS_CACERT /a\r\n\n  tls_cacert \t /b c.crt  \r\nTLS_CACERT\n' }),
    ).toBe('/b c.crt');
    expect(await caOf({ ldaprc: 'TLS_CACERT /a # no comment' })).toBe('/a # no comment');
    expect(await caOf({ ldaprc: '#TLS_CACERT /a' })).toBeUndefined();
  });

  it('says where a setting came from', async () => {
    const files = { '/etc/ldap/ldap.conf': 'TLS_CACERT /a', ldaprc: 'TLS_CACERTDIR /b' };
    expect(await read(files, { LDAPBINDDN: 'cn=a' })).toEqual({
      caFile: { value: '/a', from: '/etc/ldap/ldap.conf TLS_CACERT', packaged: true },
      caFolder: { value: '/b', from: 'ldaprc TLS_CACERTDIR', packaged: false },
      bindDn: { value: 'cn=a', from: 'LDAPBINDDN', packaged: false },
    });
  });

  it('takes a bind DN from a person only, never from the system', async () => {
    const files = { '/etc/ldap/ldap.conf': 'BINDDN cn=a', '/opt/c': 'BINDDN cn=b' };
    expect(await read(files, { LDAPCONF: '/opt/c' })).toEqual({});
    expect((await read({ '/home/jane/.ldaprc': 'BINDDN cn=c' })).bindDn?.value).toBe('cn=c');
  });

  it('takes nothing with LDAPNOINIT, even an empty one', async () => {
    expect(
      await read({ ldaprc: 'TLS_CACERT /a' }, { LDAPNOINIT: '', LDAPTLS_CACERT: '/b' }),
    ).toEqual({});
  });

  it('has no place for a setting that would trust any server', async () => {
    const files = { ldaprc: 'TLS_REQCERT never\nTLS_REQSAN never\nURI ldap://x\nBASE dc=x' };
    expect(await read(files, { LDAPTLS_REQCERT: 'never' })).toEqual({});
  });
});
