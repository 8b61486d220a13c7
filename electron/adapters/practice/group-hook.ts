import type { Clock, Log } from '../../core/ports/system.ts';

/** Where Keystone's hook writes: the practice directory's side of it. */
export interface ProjectGroupWriter {
  /** Makes these, and nobody else, the members of the project's group; with nobody left the group goes, as in LDAP it has to. */
  setMembers(projectName: string, shellNames: readonly string[]): void;
}

/** A change of roles as the hook is told of it. */
export interface RoleChange {
  readonly project: string;
  /** Everybody who holds any role there now. */
  readonly holders: readonly string[];
  /** What the hook does once it has written the group. */
  afterwards?(): void;
}

/** What Keystone's hook does to the directory, and when. */
export interface ProjectHook {
  /** The group has these members from now on. */
  settle(projectName: string, shellNames: readonly string[]): void;
  /** The group will have the holders a moment later, whatever else was written there meanwhile. */
  follow(change: RoleChange): void;
  /** Calls off what has not been written yet. */
  close(): void;
}

/** How the hook goes about it. */
export interface HookManners {
  /** What passes between its reading and its writing, asked for each change, in milliseconds: where that differs, changes overlap. */
  delayMs(): number;
  /** Whether it stumbles over this change, and tells nobody. */
  fails?(): boolean;
}

interface Options {
  readonly groups: ProjectGroupWriter;
  readonly clock: Clock;
  readonly manners: HookManners;
  readonly log: Log;
}

/**
 * The hook of the practice cloud, with the manners of Wikimedia's: it writes the whole list that it read when it was told, so that of two
 * changes that overlap the later writer loses the other's member; what goes wrong it keeps to itself, and the next change of the same
 * project makes up for it. Of a project's removal it cannot make anything.
 */
export function createProjectHook({ groups, clock, manners, log }: Options): ProjectHook {
  const pending = new Set<() => void>();

  const settle = (projectName: string, shellNames: readonly string[]): boolean => {
    try {
      groups.setMembers(projectName, shellNames);
      return true;
    } catch (error) {
      // The grant is stored by then and nobody waits for an answer: the real hook, too, only logs what LDAP refuses.
      log.error('practice-hook-failed', error);
      return false;
    }
  };

  return {
    settle: (projectName, shellNames) => void settle(projectName, shellNames),
    follow({ project, holders, afterwards }) {
      if (manners.fails?.() === true) return;
      const callOff = clock.after(manners.delayMs(), () => {
        pending.delete(callOff);
        if (settle(project, holders)) afterwards?.();
      });
      pending.add(callOff);
    },
    close() {
      for (const callOff of pending) callOff();
      pending.clear();
    },
  };
}
