import { networkSites, type Fault } from '../fault.ts';

const HOUR_MS = 3_600_000;

/** The lid is closed for hours: the clock has moved, timers have not, and the connection is dead. */
export const sleep: Fault = {
  sites: networkSites,
  async strike(call, scene) {
    await scene.moveClock(Math.round((1 + scene.share * 9) * HOUR_MS));
    return scene.cut('after', call);
  },
};
