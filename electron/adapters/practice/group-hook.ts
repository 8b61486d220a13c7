import type { Clock, Log } from '../../core/ports/system.ts';

/** Where Keystone's hook writes: the practice directory's side of it. */
export interface ProjectGroupWriter {
  /** Makes these, and nobody else, the members of the project's group; with nobody left the group goes, as in LDAP it has to. */
  setMembers(projectName: string, shellNames: readonly string[]): void;
}

/** What Keystone's hook does to the directory, and when. */
export interface ProjectHook {
  /** The group has these members from now on. */
  settle(projectName: string, shellNames: readonly string[]): void;
  /** The group will have them a moment later. */
  follow(projectName: string, shellNames: readonly string[]): void;
  /** Calls off what has not been written yet. */
  close(): void;
}

interface Options {
  readonly groups: ProjectGroupWriter;
  readonly clock: Clock;
  readonly delayMs: number;
  readonly log: Log;
}

/** The hook of the practice cloud. Groups are written in the order in which roles changed. */
export function createProjectHook({ groups, clock, delayMs, log }: Options): ProjectHook {
  const pending = new Set<() => void>();

  const settle: ProjectHook['settle'] = (projectName, shellNames) => {
    try {
      groups.setMembers(projectName, shellNames);
    } catch (error) {
      // The grant is stored by then and nobody waits for an answer: the real hook, too, only logs what LDAP refuses.
      log.error('practice-hook-failed', error);
    }
  };

  return {
    settle,
    follow(projectName, shellNames) {
      const callOff = clock.after(delayMs, () => {
        pending.delete(callOff);
        settle(projectName, shellNames);
      });
      pending.add(callOff);
    },
    close() {
      for (const callOff of pending) callOff();
      pending.clear();
    },
  };
}
