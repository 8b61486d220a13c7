import { writeSites, type Fault } from '../fault.ts';

/** The disk is full for a while. */
export const diskFull: Fault = {
  sites: writeSites,
  async strike(call, scene) {
    await scene.failDisk('full');
    return call.deliver();
  },
};
