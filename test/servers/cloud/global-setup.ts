import type { TestProject } from 'vitest/node';
import type { CloudAddress } from './cloud-address.ts';
import { startCloudServers } from './cloud-servers.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly cloud: CloudAddress;
  }
}

/** One cloud for all files of the suite `cloud`: it takes longer to start than most of their tests to run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const servers = await startCloudServers();
  project.provide('cloud', servers.address);
  return () => servers.stop();
}
