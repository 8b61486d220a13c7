import { directorySites, type Fault } from '../fault.ts';

/** The directory server dies and comes back. */
export const serverRestart: Fault = {
  sites: directorySites,
  async strike(call, scene) {
    await scene.restartServer();
    return call.deliver();
  },
};
