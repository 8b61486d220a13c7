import { networkSites, type Fault } from '../fault.ts';

/** The connection is cut while the server has the request: it acts on it, and the desk knows nothing. */
export const cutDuring: Fault = {
  sites: networkSites,
  strike: (call, scene) => scene.cut('during', call),
};
