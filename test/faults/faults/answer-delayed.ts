import { networkSites, type Fault } from '../fault.ts';

/** The answer takes nearly as long as the desk is ready to wait. */
export const answerDelayed: Fault = {
  sites: networkSites,
  strike: (call, scene) => scene.delayAnswer(call),
};
