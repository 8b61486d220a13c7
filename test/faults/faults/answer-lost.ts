import { networkSites, type Fault } from '../fault.ts';

/** The request is done; the answer never comes, and the desk gives up waiting. */
export const answerLost: Fault = {
  sites: networkSites,
  strike: (call, scene) => scene.loseAnswer(call),
};
