import { networkSites, journalSites, type Fault } from '../fault.ts';

/** kill -9 between a call that was done and everything that would have followed. */
export const killAfter: Fault = {
  sites: [...journalSites, ...networkSites],
  async strike(call, scene) {
    await call.deliver();
    return scene.kill();
  },
};
