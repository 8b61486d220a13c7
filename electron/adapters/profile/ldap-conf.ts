import { join } from 'node:path';

/** A value and where it was said, for sentences about it. */
export interface Setting {
  readonly value: string;
  /** Such as `LDAPTLS_CACERT` or `/etc/ldap/ldap.conf TLS_CACERT`. */
  readonly from: string;
  /** Said by the file that came with the system, not by this person. */
  readonly packaged: boolean;
}

/** What the LDAP client's own settings say of the things a profile may leave out. */
export interface LdapDefaults {
  readonly caFile?: Setting;
  readonly caFolder?: Setting;
  readonly bindDn?: Setting;
}

export type Environment = Readonly<Record<string, string | undefined>>;
/** The text of a file, or undefined where there is none to read. */
export type ReadFile = (file: string) => Promise<string | undefined>;

interface Option {
  readonly name: string;
  readonly gives: keyof LdapDefaults;
  /** Counts in a person's own files and variables, not in the system's (ldap.conf(5)). */
  readonly userOnly: boolean;
}

const options: readonly Option[] = [
  { name: 'TLS_CACERT', gives: 'caFile', userOnly: false },
  { name: 'TLS_CACERTDIR', gives: 'caFolder', userOnly: false },
  { name: 'BINDDN', gives: 'bindDn', userOnly: true },
];

interface Source {
  readonly file: string;
  readonly owner: 'package' | 'system' | 'user';
}

const userFiles = (env: Environment, names: readonly string[], here: string): readonly Source[] => {
  const home = env['HOME'];
  const atHome = home === undefined ? [] : names.map((name) => join(home, name));
  return [...atHome, here].map((file) => ({ file, owner: 'user' }));
};

/** The files in the order of ldap.conf(5); a later one overrides. Debian and the others differ in the first. */
function sources(env: Environment): readonly Source[] {
  const { LDAPCONF: conf, LDAPRC: rc } = env;
  return [
    { file: '/etc/openldap/ldap.conf', owner: 'package' },
    { file: '/etc/ldap/ldap.conf', owner: 'package' },
    ...userFiles(env, ['ldaprc', '.ldaprc'], 'ldaprc'),
    ...(conf ? [{ file: conf, owner: 'system' } as const] : []),
    ...(rc ? userFiles(env, [rc, `.${rc}`], rc) : []),
  ];
}

/** One setting per line: name, blanks, value up to the last non-blank; `#` only begins a comment at the line's start. */
function readLines(text: string, { file, owner }: Source): LdapDefaults {
  const found: Partial<Record<keyof LdapDefaults, Setting>> = {};
  for (const line of text.split(/\r?\n/u)) {
    const [, name = '', value = ''] = /^\s*([^\s#]\S*)\s+(\S.*)$/u.exec(line) ?? [];
    const option = options.find((known) => known.name === name.toUpperCase());
    if (!option || (option.userOnly && owner !== 'user')) continue;
    const from = `${file} ${option.name}`;
    found[option.gives] = { value: value.trimEnd(), from, packaged: owner === 'package' };
  }
  return found;
}

function readVariables(env: Environment): LdapDefaults {
  const found: Partial<Record<keyof LdapDefaults, Setting>> = {};
  for (const { name, gives } of options) {
    const from = `LDAP${name}`;
    const value = env[from];
    if (value) found[gives] = { value, from, packaged: false };
  }
  return found;
}

/**
 * What OpenLDAP's client would take from ldap.conf, ldaprc and the environment, in its order of precedence (ldap.conf(5));
 * nothing where `LDAPNOINIT` is set. `TLS_REQCERT` and its kin are left out on purpose: here a server's certificate is
 * always verified, and no setting of a machine can turn that off. URI and BASE are what a profile is for.
 */
export async function readLdapDefaults(
  env: Environment,
  readFile: ReadFile,
): Promise<LdapDefaults> {
  if (env['LDAPNOINIT'] !== undefined) return {};
  let defaults: LdapDefaults = {};
  for (const source of sources(env)) {
    defaults = { ...defaults, ...readLines((await readFile(source.file)) ?? '', source) };
  }
  return { ...defaults, ...readVariables(env) };
}
