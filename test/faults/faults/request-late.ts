import { networkSites, type Fault } from '../fault.ts';

/** The desk has long given up when its request reaches the server. */
export const requestLate: Fault = {
  sites: networkSites,
  strike: (call, scene) => scene.deliverLate(call),
};
