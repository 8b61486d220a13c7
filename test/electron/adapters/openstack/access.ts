import type { CloudAccess } from '../../../../electron/adapters/openstack/session/cloud-access.ts';

export const timeouts = { connectMs: 10_000, requestMs: 30_000 } as const;

/** The way into a test's cloud, for the project `admin`; nobody is signed in. */
export const adminAccess = (authUrl: string): CloudAccess => ({
  authUrl,
  region: 'RegionOne',
  interface: 'public',
  ca: undefined,
  userDomain: { id: 'default' },
  scope: { project: { name: 'admin', domain: { id: 'default' } } },
  credentials: undefined,
});
