import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild, type ChildServer } from './child-process.ts';
import { freePort, isListening } from './ports.ts';
import { reachSlapd, type SlapdAccess } from './slapd-access.ts';
import { prepareFolder } from './slapd-folder.ts';
import type { SlapdOptions } from './slapd-options.ts';
import { root, suffix, writer } from './tree.ts';

/** A real directory server of one test file. */
export interface Slapd extends SlapdAccess {
  /** Of the process that runs now; another one after a restart. */
  readonly pid: number;
  /** Ends the server and removes its folder, unless the folder was given. */
  stop(): Promise<void>;
  /** Sends the signal (SIGKILL unless told) and answers once the process has ended. The database stays. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Starts it again at the same ports over the same database; ends it first where it still runs. */
  restart(): Promise<void>;
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
    ...reachSlapd({
      ...{ ldapPort: ports.ldap, ldapsPort: ports.ldaps },
      ...{ ldapUrl: ldapUrl(ports), ldapsUrl: ldapsUrl(ports) },
      ...{ caFile, caPem, suffix, writer, rootDn: root.bindDn, rootPassword: root.password },
      ...{ folder, auditFile: join(folder, 'audit.ldif'), counter: options.counter ?? false },
    }),
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
const ldapsByAddress = ({ ldaps }: Ports) => `ldaps://127.0.0.1:${ldaps}`;
