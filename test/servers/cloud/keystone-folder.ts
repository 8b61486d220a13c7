import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeCatalogue, type CatalogueEntry } from './catalogue.ts';
import { keystoneConf, type KeystoneConfOptions } from './keystone-conf.ts';

const KEY_BYTES = 32;

/** Writes the configuration and fresh keys into a folder that is there, and answers the configuration's file. */
export function prepareKeystoneFolder(options: KeystoneConfOptions): string {
  for (const name of ['fernet', 'credential']) writeKeys(join(options.folder, name));
  const file = join(options.folder, 'keystone.conf');
  writeFileSync(file, keystoneConf(options), { mode: 0o600 });
  return file;
}

/** The same over a copy of the template's database, with this catalogue. */
export function cloneKeystone(
  template: string,
  catalogue: readonly CatalogueEntry[],
  options: KeystoneConfOptions,
): string {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  const databaseFile = join(options.folder, 'keystone.db');
  const origin = options.ldapUrl === undefined ? 'keystone-sql' : 'keystone-ldap';
  cpSync(join(template, origin, 'keystone.db'), databaseFile);
  writeCatalogue(databaseFile, catalogue);
  return prepareKeystoneFolder(options);
}

/** What `keystone-manage fernet_setup` makes in 1.7 s: a key in use (1) and the next one (0), each 32 bytes in URL-safe base64. */
function writeKeys(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of ['0', '1']) {
    const key = randomBytes(KEY_BYTES).toString('base64').replaceAll('+', '-').replaceAll('/', '_');
    writeFileSync(join(folder, name), key, { mode: 0o600 });
  }
}
