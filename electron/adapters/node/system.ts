import { createHash, randomUUID } from 'node:crypto';
import type { Clock, NewId, Random, Sha256 } from '../../core/ports/system.ts';

export const systemClock: Clock = {
  now: () => new Date(),
  up: () => performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

export const newId: NewId = () => randomUUID();

export const random: Random = () => Math.random();

export const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest();
