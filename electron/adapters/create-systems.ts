import type { BindCredentials } from '../core/ports/directory.ts';
import type { Ports } from '../core/ports/ports.ts';
import type { LoadedProfile } from './profile/load-profile.ts';

type System = 'directory' | 'tools' | 'groups' | 'links' | 'cloud' | 'cloudSession' | 'wikimedia';
export type Systems = Pick<Ports, System>;

export interface Where {
  /** The folder of this event, where practice keeps its systems. */
  readonly folder: string;
  readonly credentials: BindCredentials | undefined;
  readonly env: NodeJS.ProcessEnv;
  readonly log: Ports['log'];
}

/**
 * Everything that requests are sent to, for one profile. A cloud that this machine has no way to says so when it is asked. Only the one
 * half is loaded: a terminal starts anew with every command.
 */
export async function createSystems(loaded: LoadedProfile, where: Where): Promise<Systems> {
  if (loaded.practice) {
    const { practiceSystems } = await import('./practice/practice-systems.ts');
    return practiceSystems(loaded, where);
  }
  const { realSystems } = await import('./real-systems.ts');
  return realSystems(loaded, where);
}
