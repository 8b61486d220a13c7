import { join } from 'node:path';
import type { Hub } from '../../core/ports/desks/hub.ts';
import type { Vault } from '../../core/ports/vault.ts';
import { systemClock } from '../node/system.ts';
import type { LoadedProfile } from '../profile/load-profile.ts';
import type { Systems } from '../systems.ts';
import { createDeskKey, DESK_KEY_FILE } from './desk-key.ts';
import { createHub } from './hub-client.ts';
import { hubSystems } from './hub-systems.ts';

interface Where {
  readonly url: string;
  /** The folder of this event, where the desk's key is kept. */
  readonly folder: string;
  readonly vault: Pick<Vault, 'seal' | 'current'>;
}

/** The hub that a profile names, with the systems as a desk has them that works through it. Nothing is opened before it is first used. */
export function openHub(
  loaded: LoadedProfile,
  { url, folder, vault }: Where,
): Systems & { readonly hub: Hub } {
  const key = createDeskKey({ file: join(folder, DESK_KEY_FILE), vault });
  const hub = createHub({ url, ca: loaded.hubCa, key, clock: systemClock });
  return { ...hubSystems(loaded, folder, hub), hub };
}
