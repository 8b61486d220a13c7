import { networkSites, journalSites, type Fault } from '../fault.ts';

/** kill -9 just before a call leaves the desk. */
export const killBefore: Fault = {
  sites: [...journalSites, ...networkSites],
  strike: (_, scene) => scene.kill(),
};
