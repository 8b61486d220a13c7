import { directorySites, type Fault } from '../fault.ts';

/** The same message arrives twice. */
export const duplicated: Fault = {
  sites: directorySites,
  strike: (call, scene) => scene.duplicate(call),
};
