import { networkSites, type Fault } from '../fault.ts';

/** The connection is cut before the request reaches the server. */
export const cutBefore: Fault = {
  sites: networkSites,
  strike: (call, scene) => scene.cut('before', call),
};
