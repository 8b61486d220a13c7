import type { Suite } from './suites.ts';

/** A program that some suites start. */
export interface Need {
  readonly program: string;
  /** Where it may be; the first that exists is enough. */
  readonly paths: readonly string[];
  /** The Debian package that brings it. */
  readonly debian: string;
  readonly suites: readonly Suite[];
}

const inBin = (program: string) => [`/usr/bin/${program}`, `/usr/local/bin/${program}`];

const openStack = (packages: Readonly<Record<string, string>>): readonly Need[] =>
  Object.entries(packages).map(([program, debian]) => ({
    program,
    paths: [`/usr/bin/${program}`],
    debian,
    suites: ['cloud'],
  }));

export const needs: readonly Need[] = [
  {
    program: 'slapd',
    paths: ['/usr/sbin/slapd'],
    debian: 'slapd',
    suites: ['servers', 'browser', 'cloud', 'postgres'],
  },
  {
    program: 'ldapsearch',
    paths: inBin('ldapsearch'),
    debian: 'ldap-utils',
    suites: ['servers', 'browser', 'cloud', 'postgres'],
  },
  {
    program: 'openssl',
    paths: inBin('openssl'),
    debian: 'openssl',
    suites: ['servers', 'browser', 'cloud', 'postgres'],
  },
  {
    program: 'chromium',
    paths: inBin('chromium'),
    debian: 'chromium',
    suites: ['browser', 'cloud'],
  },
  {
    program: 'chromium-headless-shell',
    paths: inBin('chromium-headless-shell'),
    debian: 'chromium-headless-shell',
    suites: ['browser', 'cloud'],
  },
  {
    program: 'ssh-keygen',
    paths: inBin('ssh-keygen'),
    debian: 'openssh-client',
    suites: ['openssh', 'servers', 'browser', 'cloud'],
  },
  // The terminal's completion is tried in each shell, and its manual page read as a reader would.
  {
    program: 'bash',
    paths: ['/bin/bash', ...inBin('bash')],
    debian: 'bash',
    suites: ['processes'],
  },
  { program: 'zsh', paths: ['/bin/zsh', ...inBin('zsh')], debian: 'zsh', suites: ['processes'] },
  { program: 'fish', paths: inBin('fish'), debian: 'fish', suites: ['processes'] },
  { program: 'mandoc', paths: inBin('mandoc'), debian: 'mandoc', suites: ['processes'] },
  { program: 'ssh', paths: ['/usr/bin/ssh'], debian: 'openssh-client', suites: ['servers'] },
  { program: 'sshd', paths: ['/usr/sbin/sshd'], debian: 'openssh-server', suites: ['servers'] },
  {
    program: 'gnome-keyring-daemon',
    paths: inBin('gnome-keyring-daemon'),
    debian: 'gnome-keyring',
    suites: ['keychain'],
  },
  { program: 'dbus-daemon', paths: inBin('dbus-daemon'), debian: 'dbus', suites: ['keychain'] },
  { program: 'dbus-send', paths: inBin('dbus-send'), debian: 'dbus', suites: ['keychain'] },
  // keytar is built for these tests where it is not installed.
  {
    program: 'libsecret’s headers',
    paths: ['/usr/include/libsecret-1/libsecret/secret.h'],
    debian: 'libsecret-1-dev',
    suites: ['keychain'],
  },
  { program: 'python3', paths: inBin('python3'), debian: 'python3', suites: ['keychain'] },
  { program: 'make', paths: inBin('make'), debian: 'make', suites: ['keychain'] },
  { program: 'g++', paths: inBin('g++'), debian: 'g++', suites: ['keychain'] },
  // The hub's database. Its cluster of the system is never started.
  {
    program: 'postgres',
    paths: ['/usr/lib/postgresql/15/bin/postgres', '/usr/lib/postgresql/17/bin/postgres'],
    debian: 'postgresql',
    suites: ['postgres', 'browser', 'cloud'],
  },
  // A hub stands behind a reverse proxy. The one of the system is never started.
  {
    program: 'nginx',
    paths: ['/usr/sbin/nginx'],
    debian: 'nginx',
    suites: ['postgres'],
  },
  // OpenStack's libraries with their tools. The packages named after the servers would have them start at every boot.
  ...openStack({
    'keystone-manage': 'python3-keystone',
    'nova-manage': 'nova-common',
    'neutron-server': 'neutron-common',
    'cinder-manage': 'cinder-common',
    'designate-manage': 'designate-common',
    openstack: 'python3-openstackclient',
  }),
];

/** How packages can be installed here: as root, by a sudo that asks nothing, or not at all. */
export type Rights = 'root' | 'sudo' | 'none';

/** What to run to install, and the line a person would type for the same. */
export interface Installation {
  readonly argv: readonly [string, ...string[]] | undefined;
  readonly line: string;
}

/** The needs of which no path exists. */
export const findMissing = (
  all: readonly Need[],
  exists: (path: string) => boolean,
): readonly Need[] => all.filter(({ paths }) => !paths.some(exists));

/** How to install what is missing; `argv` is undefined where this process may not. */
export function planInstallation(
  missing: readonly Need[],
  rights: Rights,
  installer: string,
): Installation {
  const packages = [...new Set(missing.map(({ debian }) => debian))];
  const names = packages.join(' ');
  const line = `sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends ${names}'`;
  if (rights === 'none') return { argv: undefined, line };
  const command = ['bash', installer, ...packages] as const;
  return { argv: rights === 'root' ? command : ['sudo', '-n', ...command], line };
}

/** The suites that cannot run without these, each with the programs it waits for. */
export function findBlocked(missing: readonly Need[]): ReadonlyMap<Suite, readonly string[]> {
  const blocked = new Map<Suite, string[]>();
  for (const { program, suites } of missing) {
    for (const suite of suites) blocked.set(suite, [...(blocked.get(suite) ?? []), program]);
  }
  return blocked;
}
