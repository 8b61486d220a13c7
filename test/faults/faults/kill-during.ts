import { networkSites, type Fault } from '../fault.ts';

/** kill -9 while a call is on its way: the server hears of it after the desk is gone. */
export const killDuring: Fault = {
  sites: networkSites,
  strike(call, scene) {
    call.deliver().catch(() => undefined);
    return scene.kill();
  },
};
