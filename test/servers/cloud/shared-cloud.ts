import { inject } from 'vitest';
import { reachCloud, type Cloud } from './cloud.ts';

/**
 * The cloud that all files of the suite `cloud` share, with a hook of this file's own; end it with `stop`. It keeps what others made in it:
 * names must be random, and nothing may be counted.
 */
export const sharedCloud = (): Cloud => reachCloud(inject('cloud'));
