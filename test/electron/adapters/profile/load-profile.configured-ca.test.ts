import { describe, expect, it } from 'vitest';
import { readConfiguredCa } from '../../../../electron/adapters/profile/load-profile.ts';

const nowhere = { value: '/nowhere/ca.crt', from: '/etc/ldap/ldap.conf TLS_CACERT' };

describe('readConfiguredCa', () => {
  it('is none where nothing is set', async () => {
    expect(await readConfiguredCa({})).toBeUndefined();
  });

  it('passes over a missing bundle that only the system named', async () => {
    expect(await readConfiguredCa({ caFile: { ...nowhere, packaged: true } })).toBeUndefined();
  });

  it('refuses a missing one that a person named', async () => {
    await expect(
      readConfiguredCa({ caFile: { ...nowhere, packaged: false } }),
    ).rejects.toMatchObject({
      code: 'invalid-input',
      message:
        'ldap.conf: /etc/ldap/ldap.conf TLS_CACERT names /nowhere/ca.crt, but there is nothing of that name',
    });
  });

  it('refuses a folder in the place of a file, whoever named it', async () => {
    const folder = { ...nowhere, value: '/', packaged: true };
    await expect(readConfiguredCa({ caFile: folder })).rejects.toThrow(
      'it is a folder, not a file',
    );
  });
});
