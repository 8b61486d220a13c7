import { describe } from 'vitest';
import { createPracticeDirectories } from '../../electron/adapters/practice/directory/directories.ts';
import { plainCloudProfile, practiceCloudWorld } from '../fakes/practice-cloud.ts';
import { plainProfile } from '../fakes/profile.ts';
import type { CloudSuite } from './cloud-world.ts';
import { complete } from './directories-under-test.ts';

const LONG_MS = 60_000;
const credentials = { bindDn: 'cn=writer,dc=example,dc=org', password: 'writer password' };

/** Runs a suite over the practice cloud, whose hook writes into the practice directory when it is let. */
export function onPracticeEvent(suite: CloudSuite): void {
  describe('practice', () => {
    suite(() => {
      const { directory: profile } = plainProfile();
      const { projectGroups, ...ports } = createPracticeDirectories({ profile, credentials });
      const { directory, tools, groups } = complete(ports);
      const world = practiceCloudWorld({ people: directory, groups: projectGroups });
      return Promise.resolve({
        profile: { ...plainProfile(), cloud: plainCloudProfile() },
        credentials,
        groups,
        openDirectory: () => ({ ...directory, close: () => Promise.resolve() }),
        openCloud: () => ({ ...world.cloud, close: () => Promise.resolve() }),
        openTools: () => tools,
        hook: () => Promise.resolve(world.clock.advance(LONG_MS)),
        failHook: world.failHook,
        overwriteGroup: (project, people) =>
          Promise.resolve(projectGroups.setMembers(project, [...people])),
      });
    });
  });
}
