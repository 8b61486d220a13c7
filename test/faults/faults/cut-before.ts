import { directorySites, type Fault } from '../fault.ts';

/** The connection is cut before the request reaches the server. */
export const cutBefore: Fault = {
  sites: directorySites,
  strike: (call, scene) => scene.cut('before', call),
};
