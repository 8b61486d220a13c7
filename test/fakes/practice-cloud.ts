import {
  createPracticeCloud,
  type PracticeCloudOptions,
} from '../../electron/adapters/practice/cloud/cloud.ts';
import { createPracticeDirectory } from '../../electron/adapters/practice/directory/directory.ts';
import { newId } from '../../electron/adapters/node/system.ts';
import type { Cloud } from '../../electron/core/ports/cloud.ts';
import type { Directory } from '../../electron/core/ports/directory.ts';
import { profileSchema, type CloudProfile } from '../../shared/domain/profile.ts';
import { fakeClock, type FakeClock } from './clock.ts';
import { plainProfile } from './profile.ts';

export const HOOK_DELAY_MS = 400;

/** The cloud section of an event whose helpers grant and make everything themselves. */
export const plainCloudProfile = (): CloudProfile =>
  profileSchema.shape.cloud.unwrap().parse({
    region: 'test',
    toolforge: { project: 'tools', role: 'reader' },
    bastion: { project: 'bastion', role: 'reader' },
    groupSettleSeconds: 0,
    projects: {
      proxyDomains: ['proxy.example.org'],
      mode: 'direct',
      domain: 'default',
      roles: ['member', 'reader'],
      nameRule: '^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$',
      defaultEndDays: 90,
      quotaPresets: { small: { cores: 4 } },
      securityGroupRules: [],
      zone: { name: '{name}.cloud.example.org.', email: 'root@example.org' },
    },
  });

interface PracticeCloudWorld {
  readonly cloud: Cloud;
  readonly directory: Directory;
  /** The groups that the hook has written, by the project's name. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  /** Writes a group as a hook that had read this before others changed it. */
  overwrite(project: string, shellNames: readonly string[]): void;
  /** Has the hook stumble over its next changes. */
  failHook(times: number): void;
  readonly clock: FakeClock;
  /** What the log was told of failures. */
  readonly failures: readonly unknown[];
}

/** A practice cloud over a practice directory, with a clock that stands still. */
export function practiceCloudWorld(more: Partial<PracticeCloudOptions> = {}): PracticeCloudWorld {
  const directory = createPracticeDirectory({ profile: plainProfile().directory });
  const groups = new Map<string, readonly string[]>();
  const clock = fakeClock();
  const failures: unknown[] = [];
  let stumbles = 0;
  const fails = (): boolean => {
    stumbles -= 1;
    return stumbles >= 0;
  };
  const overwrite = (project: string, shellNames: readonly string[]): void =>
    void groups.set(project, shellNames);
  const failHook = (times: number): void => void (stumbles = times);
  const cloud = createPracticeCloud({
    profile: plainCloudProfile(),
    people: directory,
    groups: {
      setMembers(name, shellNames) {
        if (shellNames.length > 0) groups.set(name, shellNames);
        else groups.delete(name);
      },
    },
    clock,
    newId,
    log: { info: () => undefined, error: (_, error) => void failures.push(error) },
    hook: { delayMs: () => HOOK_DELAY_MS, fails },
    ...more,
  });
  return { cloud, directory, groups, overwrite, failHook, clock, failures };
}
