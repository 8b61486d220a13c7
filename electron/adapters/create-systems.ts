import type { LoadedProfile } from './profile/load-profile.ts';
import type { Systems, Where } from './systems.ts';

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
