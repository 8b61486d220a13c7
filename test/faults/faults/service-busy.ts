import { cloudSites, type Fault } from '../fault.ts';

/** The service has more to do than it can, and takes nothing on (RFC 9110 15.6.4, RFC 6585 4). */
export const serviceBusy: Fault = {
  sites: cloudSites,
  strike: (call, scene) => scene.refuseBusy(call),
};
