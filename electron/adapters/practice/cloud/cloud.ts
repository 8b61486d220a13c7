import type { CloudProfile } from '../../../../shared/domain/profile.ts';
import { quotaServices, type QuotaService } from '../../../../shared/domain/quota.ts';
import type { Cloud, CloudCredentials } from '../../../core/ports/cloud.ts';
import type { Directory } from '../../../core/ports/directory.ts';
import type { Clock, Log, NewId } from '../../../core/ports/system.ts';
import { createProjectHook, type HookManners, type ProjectGroupWriter } from '../group-hook.ts';
import { createCloudIdentity, holdersOf } from './identity.ts';
import { createCloudMemory } from './memory.ts';
import { createCloudResources } from './resources.ts';
import { createCloudSession } from './session.ts';
import { practiceCloudSeed } from './seed.ts';
import type { PracticeCloudState } from './state.ts';

/** Long enough to see what it is to wait for the group, and short enough to wait for it. */
export const HOOK_DELAY_MS = 1500;

export interface PracticeCloudOptions {
  readonly profile: CloudProfile;
  /** The directory whose people are the cloud's users: the one in memory, which always answers. */
  readonly people: Pick<Directory, 'look'>;
  readonly groups: ProjectGroupWriter;
  /** The cloud as it was left; a believable one where there is none. */
  readonly state?: PracticeCloudState | undefined;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  /** Called with everything before each write counts; a throw refuses the write. */
  readonly keep?: (state: PracticeCloudState) => void;
  /** Called before each look: everything as another process wrote it since, where one did. */
  readonly news?: () => PracticeCloudState | undefined;
  /** Whether a sign-in comes first, as in a real cloud, and with which passcode where there is one. */
  readonly credentials?: CloudCredentials;
  /** How the hook goes about the groups; it takes the same moment for each where nothing is said. */
  readonly hook?: HookManners;
  /** The services in the catalogue: all of them where nothing is said. */
  readonly services?: readonly QuotaService[];
}

/**
 * A cloud in memory that behaves as the real one: a grant is stored at once and the project's group follows later, limits stay above
 * what is in use, and users are the directory's people. The same suite runs on it and on real servers, so that practice does not lie.
 */
export function createPracticeCloud(options: PracticeCloudOptions): Cloud {
  const { profile, people, groups, clock, newId, log } = options;
  const state = options.state ?? practiceCloudSeed(profile);
  const services = options.services ?? quotaServices;
  const serves = (service: QuotaService): boolean => services.includes(service);
  const { admit, ...session } = createCloudSession({
    profile,
    clock,
    serves,
    credentials: options.credentials,
  });
  const manners = options.hook ?? { delayMs: () => HOOK_DELAY_MS };
  const hook = createProjectHook({ groups, clock, log, manners });
  const settle = ({ projects }: PracticeCloudState): void => {
    for (const project of projects) hook.settle(project.name, holdersOf(project));
  };
  const { keep, news } = options;
  // Groups are kept nowhere: what another process' cloud became, this one's hook makes of it.
  const heard = (_: PracticeCloudState, now: PracticeCloudState): void => settle(now);
  const memory = createCloudMemory({ state, admit, keep, news, heard });

  // The last run may have ended before the hook came round.
  settle(state);

  return {
    ...session,
    ...createCloudIdentity({ memory, hook, people, newId, profile }),
    ...createCloudResources({ memory, newId, serves }),
    close: async () => hook.close(),
  };
}
