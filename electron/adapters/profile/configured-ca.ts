import { resolve } from 'node:path';
import { readCertificateFolder, readCertificates, type Certificates } from './certificates.ts';
import type { LdapDefaults, Setting } from './ldap-conf.ts';
import { profileError } from './profile-problem.ts';

/** The CAs that one setting names; empty where it is not set. */
async function readSetCa(
  setting: Setting | undefined,
  read: (path: string) => Promise<Certificates>,
): Promise<string> {
  if (setting === undefined) return '';
  const found = await read(resolve(setting.value));
  if ('pem' in found) return found.pem;
  // Systems ship an ldap.conf that names a bundle of another package, which need not be there.
  if (setting.packaged && found.code === 'ENOENT') return '';
  const words = `${setting.from} names ${setting.value}, but ${found.problem}`;
  throw profileError('ldap.conf', [{ key: 'directory.caFile', words }]);
}

/**
 * The CAs, in PEM, that the LDAP client's own settings name, file and folder together as OpenLDAP takes them; undefined
 * where they name none. Throws `AppError('invalid-input')` for a setting that leads to no certificate.
 */
export async function readConfiguredCa(defaults: LdapDefaults): Promise<string | undefined> {
  const ofFile = await readSetCa(defaults.caFile, readCertificates);
  const ofFolder = await readSetCa(defaults.caFolder, readCertificateFolder);
  return ofFile + ofFolder || undefined;
}
