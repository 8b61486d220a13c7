import { networkSites, writeSites, type Fault } from '../fault.ts';

/** The machine goes dark: what was written but not yet synced is lost, all of it or in part. */
export const powerCut: Fault = {
  sites: [...writeSites, ...networkSites],
  async strike(call, scene) {
    await call.deliver();
    return scene.cutPower();
  },
};
