import { reachSlapd, type SlapdAccess } from '../slapd-access.ts';
import type { CloudAddress } from './cloud-address.ts';
import { openrc, region } from './cloud-login.ts';
import { startCloudServers, type CloudOptions } from './cloud-servers.ts';
import { openSession, type CloudSession } from './cloud-session.ts';
import { runOpenstack } from './openstack-client.ts';
import { startProjectHook, type ProjectHook } from './project-hook.ts';

/** A real cloud with its directory, as one test file sees it. */
export interface Cloud extends Omit<CloudAddress, 'slapd'> {
  readonly address: CloudAddress;
  readonly slapd: SlapdAccess;
  /** What a profile says of it. */
  readonly profile: {
    readonly authUrl: string;
    readonly region: string;
    readonly interface: 'public';
    readonly projectName: string;
  };
  /** What python-openstackclient, and whoever reads its variables, needs to be novaadmin. */
  readonly env: Readonly<Record<string, string>>;
  /** What the test itself asks, as novaadmin. */
  readonly session: CloudSession;
  /** Runs in this process, for this file alone. */
  readonly hook: ProjectHook;
  /** `openstack` of python-openstackclient as novaadmin; answers its JSON, undefined where the command has no result. */
  openstack(...args: readonly string[]): Promise<unknown>;
  /** Ends what this file has started. */
  stop(): Promise<void>;
}

/** A cloud of this file's own: 4 to 8 s, and 1 GB of memory with all services. */
export async function startCloud(options: CloudOptions = {}): Promise<Cloud> {
  const servers = await startCloudServers(options);
  const cloud = reachCloud(servers.address);
  return {
    ...cloud,
    async stop() {
      await cloud.stop();
      await servers.stop();
    },
  };
}

/** A cloud that another process runs, with a hook of this file's own. Only one file may do so at a time. */
export function reachCloud(address: CloudAddress): Cloud {
  const hook = startProjectHook(address);
  return { ...viewCloud(address), hook, stop: () => hook.end() };
}

/** Everything of a cloud that needs no more than its address. */
export function viewCloud(address: CloudAddress): Omit<Cloud, 'hook' | 'stop'> {
  const { authUrl, admin } = address;
  const env = { ...openrc(authUrl, admin), HOME: address.folder };
  return {
    ...address,
    ...{ address, env },
    slapd: reachSlapd(address.slapd),
    session: openSession(authUrl, admin),
    profile: { authUrl, region, interface: 'public', projectName: admin.project },
    openstack: (...args) => runOpenstack(env, args),
  };
}
