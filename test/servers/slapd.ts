import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild, type ChildServer } from './child-process.ts';
import { bindsAs, ldapsearch } from './ldap-tools.ts';
import { freePort, isListening } from './ports.ts';
import { prepareFolder } from './slapd-folder.ts';
import type { SlapdOptions } from './slapd-options.ts';
import { root, suffix, writer } from './tree.ts';

/** A real directory server of one test file. */
export interface Slapd {
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
  readonly writer: { readonly bindDn: string; readonly password: string };
  readonly rootDn: string;
  readonly rootPassword: string;
  readonly folder: string;
  readonly auditFile: string;
  /** Whether it was started with the counter entry. */
  readonly counter: boolean;
  /** Of the process that runs now; another one after a restart. */
  readonly pid: number;
  /** Ends the server and removes its folder, unless the folder was given. */
  stop(): Promise<void>;
  /** Sends the signal (SIGKILL unless told) and answers once the process has ended. The database stays. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Starts it again at the same ports over the same database; ends it first where it still runs. */
  restart(): Promise<void>;
  /** LDIF of a search as the root DN (ldapsearch -LLL), from the suffix down unless `-b` says otherwise. */
  ldapsearch(args: readonly string[]): string;
  /** Whether a simple bind over TLS works, asked by ldapwhoami. */
  bindsAs(dn: string, password: string): boolean;
}

interface Ports {
  readonly ldap: number;
  readonly ldaps: number;
}

const SLAPD = '/usr/sbin/slapd';
const TRIES = 5;

/** Starts a seeded slapd on free ports of 127.0.0.1: about 150 ms for 200 people, 5 s for 50,000. */
export async function startSlapd(options: SlapdOptions = {}): Promise<Slapd> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'lanyard-slapd-'));
  const removeFolder = () => {
    if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
  };
  // An interrupted test run leaves nothing behind either.
  process.once('exit', removeFolder);
  const prepared = await prepareAndLaunch(folder, options).catch((error: unknown) => {
    removeFolder();
    throw error;
  });
  const { caFile, caPem, ports } = prepared;
  let { server } = prepared;
  return {
    ...{
      ldapPort: ports.ldap,
      ldapsPort: ports.ldaps,
      ldapUrl: ldapUrl(ports),
      ldapsUrl: ldapsUrl(ports),
    },
    ...{ caFile, caPem, suffix, writer, rootDn: root.bindDn, rootPassword: root.password },
    ...{ folder, auditFile: join(folder, 'audit.ldif'), counter: options.counter ?? false },
    get pid() {
      return server.pid;
    },
    async stop() {
      await server.end();
      process.removeListener('exit', removeFolder);
      removeFolder();
    },
    kill: (signal = 'SIGKILL') => server.end(signal),
    async restart() {
      await server.end();
      server = await launch(folder, ports);
    },
    ldapsearch: (args) => ldapsearch({ url: ldapUrl(ports), caFile, ...root }, args),
    bindsAs: (bindDn, password) =>
      bindsAs({ url: ldapsByAddress(ports), caFile, bindDn, password }),
  };
}

async function prepareAndLaunch(folder: string, options: SlapdOptions) {
  const certificates = await prepareFolder(folder, options);
  return { ...certificates, ...(await launchOnFreePorts(folder)) };
}

/** A free port may be taken between asking and listening; then slapd ends at once and others are tried. */
async function launchOnFreePorts(folder: string): Promise<{ ports: Ports; server: ChildServer }> {
  for (let attempt = 1; ; attempt += 1) {
    const ports = { ldap: await freePort(), ldaps: await freePort() };
    try {
      return { ports, server: await launch(folder, ports) };
    } catch (error) {
      if (attempt === TRIES) throw error;
    }
  }
}

/** `-d 0` keeps slapd in the foreground; listening by address, so that no other machine can reach it. */
const launch = (folder: string, ports: Ports): Promise<ChildServer> =>
  startChild({
    command: SLAPD,
    args: ['-d', '0', '-f', join(folder, 'slapd.conf'), '-h', listenUrls(ports)],
    ready: async () => (await isListening(ports.ldap)) && isListening(ports.ldaps),
  });

const listenUrls = (ports: Ports) => `${ldapUrl(ports)} ${ldapsByAddress(ports)}`;
const ldapUrl = ({ ldap }: Ports) => `ldap://127.0.0.1:${ldap}`;
const ldapsUrl = ({ ldaps }: Ports) => `ldaps://localhost:${ldaps}`;
/** libldap takes `localhost` for the machine's own name, which the certificate does not hold. */
const ldapsByAddress = ({ ldaps }: Ports) => `ldaps://127.0.0.1:${ldaps}`;
