import { networkSites, writeSites, type Fault } from '../fault.ts';

/** Somebody wipes the desk while the call is on its way. */
export const wipe: Fault = {
  sites: [...networkSites, ...writeSites],
  async strike(call, scene) {
    await scene.wipe();
    return call.deliver();
  },
};
