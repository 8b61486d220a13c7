import { networkSites, writeSites, type Fault, type Scene } from '../fault.ts';

const HOUR_MS = 3_600_000;

const jump = (direction: 1 | -1): Fault => ({
  sites: [...writeSites, ...networkSites],
  async strike(call, scene: Scene) {
    await scene.moveClock(direction * Math.round(scene.share * 12 * HOUR_MS));
    return call.deliver();
  },
});

/** Somebody sets the clock, or the network's time does. */
export const clockForward = jump(1);
export const clockBack = jump(-1);
