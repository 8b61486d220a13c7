import { writeSites, type Fault } from '../fault.ts';

/** The disk can only be read for a while, as after an error the kernel answers with a read-only mount. */
export const diskReadOnly: Fault = {
  sites: writeSites,
  async strike(call, scene) {
    await scene.failDisk('read-only');
    return call.deliver();
  },
};
