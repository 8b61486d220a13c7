import { execFileSync, spawnSync } from 'node:child_process';
import { suffix } from './tree.ts';

interface Bind {
  readonly url: string;
  readonly caFile: string;
  readonly bindDn: string;
  readonly password: string;
}

const INVALID_CREDENTIALS = 49;
const MOST_BYTES = 1_073_741_824;

/** What ldapsearch prints: LDIF without comments, one line a value. Throws with its words when it fails. */
export function ldapsearch(bind: Bind, args: readonly string[]): string {
  return execFileSync('ldapsearch', ['-LLL', '-o', 'ldif-wrap=no', ...bindArgs(bind), ...args], {
    encoding: 'utf8',
    env: environment(bind),
    maxBuffer: MOST_BYTES,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Whether the server takes this bind. Throws on any other failure than invalid credentials (49). */
export function bindsAs(bind: Bind): boolean {
  const { status, stderr } = spawnSync('ldapwhoami', bindArgs(bind), {
    encoding: 'utf8',
    env: environment(bind),
  });
  if (status === 0) return true;
  if (status === INVALID_CREDENTIALS) return false;
  throw new Error(`ldapwhoami: ${stderr}`);
}

const bindArgs = ({ url, bindDn, password }: Bind) => [
  '-x',
  '-H',
  url,
  '-D',
  bindDn,
  '-w',
  password,
];

/** Nothing of the machine's own ldap.conf; the server's certificate is verified (man ldap.conf). */
const environment = ({ caFile }: Bind) => ({
  PATH: process.env['PATH'],
  LDAPCONF: '/dev/null',
  LDAPBASE: suffix,
  LDAPTLS_CACERT: caFile,
  LDAPTLS_REQCERT: 'demand',
});
