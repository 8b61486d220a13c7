import { networkSites, type Fault } from '../fault.ts';

/** The server dies and comes back. */
export const serverRestart: Fault = {
  sites: networkSites,
  async strike(call, scene) {
    await scene.restartServer();
    return call.deliver();
  },
};
