import { directorySites, type Fault } from '../fault.ts';

/** The answer takes nearly as long as the desk is ready to wait. */
export const answerDelayed: Fault = {
  sites: directorySites,
  strike: (call, scene) => scene.delayAnswer(call),
};
