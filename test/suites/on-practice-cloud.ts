import { describe } from 'vitest';
import { plainCloudProfile, practiceCloudWorld } from '../fakes/practice-cloud.ts';
import { plainProfile } from '../fakes/profile.ts';
import type { CloudSuite } from './cloud-world.ts';

const LONG_MS = 60_000;

/** Runs a suite over the practice cloud and directory, whose hook comes when it is let. */
export function onPracticeCloud(suite: CloudSuite): void {
  describe('practice', () => {
    suite(() => {
      const { cloud, directory, groups, clock, failHook, overwrite } = practiceCloudWorld();
      return Promise.resolve({
        profile: { ...plainProfile(), cloud: plainCloudProfile() },
        credentials: { bindDn: 'cn=writer,dc=example,dc=org', password: 'writer password' },
        openDirectory: () => ({ ...directory, close: () => Promise.resolve() }),
        openCloud: () => ({ ...cloud, close: () => Promise.resolve() }),
        groups: {
          membersOf: (name) => Promise.resolve(groups.get(name)),
          leftOf: (name) => Promise.resolve(groups.has(name) ? [`cn=project-${name}`] : []),
        },
        hook: () => Promise.resolve(clock.advance(LONG_MS)),
        failHook,
        overwriteGroup: (project, people) => Promise.resolve(overwrite(project, people)),
      });
    });
  });
}
