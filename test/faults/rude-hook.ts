import type { ProjectHook } from '../servers/cloud/project-hook.ts';
import type { HookKind } from './fault-kinds.ts';
import type { Seeded } from './seeded.ts';

const TICK_MS = 100;
const LONGEST_DELAY_MS = 800;
/** Of the changes: one that was to fail at the next of them would fail at every one where they are rare. */
const HOOK_FAILS = 0.1;

/** The hook of a cloud that runs share. */
export interface RudeHook {
  /** What it did to groups since it was asked last. */
  hooked(): HookKind[];
  /** It is quick and careful again. */
  end(): void;
}

/** Has a hook take another time for each change, so that those of one project overlap, and stumble over some of them. */
export function beRude(
  hook: Pick<ProjectHook, 'delay' | 'held' | 'failNext' | 'failures'>,
  chance: Seeded,
): RudeHook {
  let seen: HookKind[] = [];
  let isToFail = false;
  const look = (): void => {
    if (hook.held() > 0) seen.push('hook-late');
    if (!isToFail || hook.failures() > 0) return;
    isToFail = false;
    seen.push('hook-fails');
  };
  const timer = setInterval(() => {
    look();
    hook.delay(chance.below(LONGEST_DELAY_MS));
    isToFail = chance.chance(HOOK_FAILS);
    hook.failNext(isToFail ? 1 : 0);
  }, TICK_MS);
  return {
    hooked() {
      const all = seen;
      seen = [];
      return all;
    },
    end() {
      clearInterval(timer);
      hook.delay(0);
      hook.failNext(0);
    },
  };
}
