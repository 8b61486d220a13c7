import { join } from 'node:path';
import { root, suffix, tree } from '../tree.ts';
import { toIni, type Ini } from './ini.ts';

export interface KeystoneConfOptions {
  readonly folder: string;
  /** The directory that people come from; without it they stand in Keystone's own database. */
  readonly ldapUrl?: string | undefined;
  /** How long a token lives, in seconds; 3600 unless told. */
  readonly tokenSeconds?: number | undefined;
  /** How many of a list it answers; all of them unless told. */
  readonly listLimit?: number | undefined;
}

/** Rules of OpenStack's last decade, as Wikimedia keeps them: no scopes, no new defaults. */
export const policy: Ini = { oslo_policy: { enforce_scope: false, enforce_new_defaults: false } };

/** Where Keystone writes what happens. */
export const logFileOf = (folder: string): string => join(folder, 'keystone.log');

/** The text of keystone.conf (https://docs.openstack.org/keystone/zed/configuration/), for one process over SQLite. */
export function keystoneConf({
  folder,
  ldapUrl,
  tokenSeconds,
  listLimit,
}: KeystoneConfOptions): string {
  const fernet = { key_repository: join(folder, 'fernet') };
  return toIni({
    DEFAULT: {
      // Debian's default is a folder of the system.
      log_dir: '',
      use_stderr: true,
      log_file: logFileOf(folder),
      default_log_levels: 'keystone=WARNING,oslo.messaging.notification=INFO',
      // A refusal says why.
      insecure_debug: true,
      ...(listLimit === undefined ? {} : { list_limit: listLimit }),
    },
    // Whatever changes is told in the log, which the hook of the tests follows.
    oslo_messaging_notifications: { driver: 'log', transport_url: 'fake://' },
    database: database(join(folder, 'keystone.db')),
    fernet_tokens: fernet,
    fernet_receipts: fernet,
    credential: { key_repository: join(folder, 'credential') },
    token: { provider: 'fernet', expiration: tokenSeconds ?? 3600 },
    auth: { methods: 'password,token,application_credential,totp' },
    identity: {
      driver: ldapUrl === undefined ? 'sql' : 'ldap',
      // As cheap as bcrypt gets.
      password_hash_algorithm: 'bcrypt',
      password_hash_rounds: 4,
    },
    assignment: { driver: 'sql' },
    // Without a cache a request takes 100 ms and more. Keystone changes what it got from `memory`; memory_pickle gives copies.
    cache: { enabled: true, backend: 'dogpile.cache.memory_pickle' },
    ...policy,
    ...(ldapUrl === undefined ? {} : { ldap: directory(ldapUrl) }),
  });
}

export const database = (file: string) => ({
  connection: `sqlite:///${file}`,
  sqlite_synchronous: false,
});

/** Ids are uids, names are cn, and a blocked person is unknown, all as Wikimedia has it. */
const directory = (url: string) => ({
  url,
  user: root.bindDn,
  password: root.password,
  suffix,
  user_tree_dn: tree.people,
  user_objectclass: 'inetOrgPerson',
  user_filter: `(!(pwdPolicySubentry=${tree.disabledPolicy}))`,
  user_id_attribute: 'uid',
  user_name_attribute: 'cn',
  group_tree_dn: tree.groups,
  group_objectclass: 'groupOfNames',
  group_id_attribute: 'cn',
  group_name_attribute: 'cn',
  use_pool: true,
  page_size: 1000,
});
