import { bindsAs, ldapsearch } from './ldap-tools.ts';

/** Where a directory server is and what opens it: plain values, which another process may be given. */
export interface SlapdAddress {
  readonly ldapPort: number;
  readonly ldapsPort: number;
  /** Without TLS, by address: `ldap://127.0.0.1:PORT`. StartTLS works on it. */
  readonly ldapUrl: string;
  /** With TLS, by the name the certificate holds: `ldaps://localhost:PORT`. */
  readonly ldapsUrl: string;
  readonly caFile: string;
  readonly caPem: string;
  readonly suffix: string;
  /** A helper's bind: may write everywhere, and the size limits hold for it. */
  readonly writer: Login;
  readonly rootDn: string;
  readonly rootPassword: string;
  readonly folder: string;
  readonly auditFile: string;
  /** Whether it was started with the counter entry. */
  readonly counter: boolean;
}

/** What every process may ask of a directory server that some process runs. */
export interface SlapdAccess extends SlapdAddress {
  readonly address: SlapdAddress;
  /** LDIF of a search as the root DN (ldapsearch -LLL), from the suffix down unless `-b` says otherwise. */
  ldapsearch(args: readonly string[]): string;
  /** Whether a simple bind over TLS works, asked by ldapwhoami. */
  bindsAs(dn: string, password: string): boolean;
}

interface Login {
  readonly bindDn: string;
  readonly password: string;
}

export const reachSlapd = (address: SlapdAddress): SlapdAccess => {
  const { ldapUrl, ldapsPort, caFile, rootDn, rootPassword } = address;
  const owner = { bindDn: rootDn, password: rootPassword };
  // libldap takes `localhost` for the machine's own name, which the certificate does not hold.
  const ldapsByAddress = `ldaps://127.0.0.1:${ldapsPort}`;
  return {
    ...address,
    address,
    ldapsearch: (args) => ldapsearch({ url: ldapUrl, caFile, ...owner }, args),
    bindsAs: (bindDn, password) => bindsAs({ url: ldapsByAddress, caFile, bindDn, password }),
  };
};
