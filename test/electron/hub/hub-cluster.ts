import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChildServer } from '../../servers/child-process.ts';
import { freePort } from '../../servers/ports.ts';
import { makeCertificates } from '../../servers/tls.ts';
import { startNginx } from './behind-nginx.ts';
import { launchHub } from './hub-process.ts';
import type { HubWorld } from './hub-world.ts';

/** One process of several; `process` is the one that runs now. */
export interface HubPlace {
  readonly socket: string;
  readonly inner: number;
  process: ChildServer;
  /** Starts it once more after it ended. */
  launch(): Promise<void>;
}

/** Several processes of one hub behind the nginx of docs/hub.md. */
export interface HubCluster {
  readonly folder: string;
  /** Where browsers and desks reach it. */
  readonly origin: string;
  /** The CA of nginx, in PEM. */
  readonly ca: string;
  readonly hubs: readonly HubPlace[];
  nginx: ChildServer;
  launchNginx(): Promise<void>;
  stop(): Promise<void>;
}

async function placeOf(
  world: HubWorld,
  socket: string,
  env: Readonly<Record<string, string>>,
): Promise<HubPlace> {
  const inner = await freePort();
  const launch = (): Promise<ChildServer> =>
    launchHub(world, { listen: `unix:${socket}`, inner, env });
  const place: HubPlace = {
    ...{ socket, inner, process: await launch() },
    launch: async () => void (place.process = await launch()),
  };
  return place;
}

interface Options {
  /** Replaces keys of the hub's file. */
  readonly change?: Readonly<Record<string, unknown>>;
  /** Beside what every process is given. */
  readonly envOf?: (place: number) => Readonly<Record<string, string>>;
}

/** Starts so many processes over a world. */
export async function startCluster(
  world: HubWorld,
  count: number,
  { change = {}, envOf = () => ({}) }: Options = {},
): Promise<HubCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-nginx-'));
  mkdirSync(join(folder, 'tls'));
  const certificates = makeCertificates(join(folder, 'tls'));
  const port = await freePort();
  const origin = `https://localhost:${port}`;
  world.write({ origin, drainSeconds: 3, ...change });
  const sockets = Array.from({ length: count }, (_, at) => join(folder, `hub-${at + 1}.sock`));
  const hubs = await Promise.all(sockets.map((socket, at) => placeOf(world, socket, envOf(at))));
  const launchNginx = () => startNginx({ folder, port, sockets, certificates });
  const cluster: HubCluster = {
    ...{ folder, origin, hubs, ca: certificates.caPem, nginx: await launchNginx() },
    launchNginx: async () => void (cluster.nginx = await launchNginx()),
    async stop() {
      await cluster.nginx.end();
      await Promise.all(hubs.map(({ process }) => process.end('SIGKILL')));
      rmSync(folder, { recursive: true });
    },
  };
  return cluster;
}
