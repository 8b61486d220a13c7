import { directorySites, type Fault } from '../fault.ts';

/** The desk has long given up when its request reaches the server. */
export const requestLate: Fault = {
  sites: directorySites,
  strike: (call, scene) => scene.deliverLate(call),
};
