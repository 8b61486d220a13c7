import { join } from 'node:path';
import type { Ports } from '../core/ports/ports.ts';
import { createPageProbe } from './guides/page-probe.ts';
import { systemClock } from './node/system.ts';
import type { LoadedProfile } from './profile/load-profile.ts';
import { createToolhubCopy } from './toolhub/copy.ts';
import { createToolhub } from './toolhub/toolhub.ts';

/** What the profile names of services that anybody may ask from anywhere. Nothing is opened before it is first used. */
export const publicServices = (
  { profile }: Pick<LoadedProfile, 'profile'>,
  folder: string,
): Pick<Ports, 'pages' | 'toolhub'> => ({
  pages: createPageProbe(profile.guides.hosts),
  toolhub:
    profile.toolhub &&
    createToolhub({
      rules: profile.toolhub,
      copy: createToolhubCopy(join(folder, 'toolhub.json')),
      turns: { clock: systemClock },
    }),
});
