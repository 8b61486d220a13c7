import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { once } from 'node:events';
import { join } from 'node:path';
import { startChild } from '../servers/child-process.ts';

/** A session bus with GNOME's keyring on it, all of its own, in one folder. */
export interface Keyring {
  /** The environment of a program that uses it. */
  readonly env: NodeJS.ProcessEnv;
  /** Starts the keyring anew as after a reboot: what is in it stays, and it is locked. */
  lock(): Promise<void>;
  stop(): Promise<void>;
}

/** Only this bus: without service folders nothing is started by being asked for. */
const busConfig = (folder: string): string => `<!DOCTYPE busconfig PUBLIC
  "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${join(folder, 'bus')}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>`;

/** Nothing of the person who runs the tests: neither their bus nor their screen nor their home. */
const environment = (folder: string, bus = join(folder, 'bus')): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  HOME: folder,
  XDG_RUNTIME_DIR: folder,
  DBUS_SESSION_BUS_ADDRESS: `unix:path=${bus}`,
});

const ASK = [
  '--session',
  '--print-reply',
  '--dest=org.freedesktop.DBus',
  '/org/freedesktop/DBus',
  'org.freedesktop.DBus.NameHasOwner',
];

const owns = (name: string, env: NodeJS.ProcessEnv): boolean =>
  spawnSync('dbus-send', [...ASK, `string:${name}`], { env, encoding: 'utf8' }).stdout.includes(
    'boolean true',
  );

const DAEMON = 'exec gnome-keyring-daemon --components=secrets --foreground';

/** Starts both, the keyring unlocked. */
export async function startKeyring(): Promise<Keyring> {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-keyring-'));
  const env = environment(folder);
  const config = join(folder, 'bus.conf');
  writeFileSync(config, busConfig(folder));
  const start = (command: string, args: readonly string[], name: string) =>
    startChild({ command, args, env, ready: async () => owns(name, env) });
  const bus = await start(
    'dbus-daemon',
    [`--config-file=${config}`, '--nofork'],
    'org.freedesktop.DBus',
  );
  // It reads the password of its login keyring from standard input.
  const unlocked = `${DAEMON} --unlock <<< 'the keyring’s own password'`;
  let daemon = await start('bash', ['-c', unlocked], 'org.freedesktop.secrets');
  return {
    env,
    async lock() {
      await daemon.end();
      daemon = await start('bash', ['-c', DAEMON], 'org.freedesktop.secrets');
    },
    async stop() {
      await daemon.end();
      await bus.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A bus that takes every connection and never says a word. */
export async function startSilentBus() {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-silent-'));
  const sockets = new Set<Socket>();
  const server = createServer((socket) => sockets.add(socket.on('error', () => undefined)));
  server.listen(join(folder, 'bus'));
  await once(server, 'listening');
  return {
    env: environment(folder),
    connections: () => sockets.size,
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** No bus anywhere. */
export const noBus = (folder: string): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: folder,
  XDG_RUNTIME_DIR: folder,
});
