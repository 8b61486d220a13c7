import { directorySites, journalSites, type Fault } from '../fault.ts';

/** kill -9 just before a call leaves the desk. */
export const killBefore: Fault = {
  sites: [...journalSites, ...directorySites],
  strike: (_, scene) => scene.kill(),
};
