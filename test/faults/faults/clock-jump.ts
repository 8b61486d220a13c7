import { networkSites, writeSites, type Fault, type Scene } from '../fault.ts';

const HOUR_MS = 3_600_000;
const YEARS_MS = 3 * 365 * 24 * HOUR_MS;

/** By some hours, or by years: a dead battery, a typing mistake. */
const distance = (share: number): number =>
  share < 0.5 ? share * 24 * HOUR_MS : (share - 0.5) * 2 * YEARS_MS;

const jump = (direction: 1 | -1): Fault => ({
  sites: [...writeSites, ...networkSites],
  async strike(call, scene: Scene) {
    await scene.moveClock(direction * Math.round(distance(scene.share)));
    return call.deliver();
  },
});

/** Somebody sets the clock, or the network's time does. */
export const clockForward = jump(1);
export const clockBack = jump(-1);
