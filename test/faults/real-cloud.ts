import { createOpenStackCloud } from '../../electron/adapters/openstack/cloud.ts';
import { systemClock } from '../../electron/adapters/node/system.ts';
import type { Cloud } from '../../electron/core/ports/cloud.ts';
import { adminAccess } from '../electron/adapters/openstack/access.ts';

/** Patience with a service that many runs ask at once, in milliseconds. */
const PATIENCE_MS = 60_000;

export interface CloudLogin {
  readonly authUrl: string;
  readonly username: string;
  readonly password: string;
}

/** A client of a real cloud that signs in by password, and again whenever its token is not taken. */
export const openCloud = (
  { authUrl, username, password }: CloudLogin,
  requestMs = PATIENCE_MS,
): Cloud =>
  createOpenStackCloud({
    access: {
      ...adminAccess(authUrl),
      credentials: {
        ...{ kind: 'user', password, passcode: undefined },
        user: { name: username, domain: { id: 'default' } },
      },
    },
    timeouts: { connectMs: PATIENCE_MS, requestMs },
    ...{ domain: 'default', clock: systemClock },
  });
