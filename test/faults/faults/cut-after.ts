import { networkSites, type Fault } from '../fault.ts';

/** The connection is cut when the request is done and its answer on the way. */
export const cutAfter: Fault = {
  sites: networkSites,
  strike: (call, scene) => scene.cut('after', call),
};
