import type { KeyFileKind } from '../../../../shared/ssh/read-ssh.ts';

/** Where to log in, and how. Every name was checked by then: none can be an option or a word of a shell. */
export interface SshTarget {
  readonly host: string;
  readonly port: number | undefined;
  /** Undefined: as the person's own configuration says. */
  readonly user: string | undefined;
  /** A jump host before it; undefined: as the person's own configuration says. */
  readonly through: string | undefined;
  /** Whether keys are shown. Without, only the server and its key are looked at. */
  readonly withKey: boolean;
}

/** What came of one attempt. */
export interface SshRun {
  /** What ssh wrote, of each jump host before the host behind it. Bounded; undefined where this computer has no ssh. */
  readonly text: string | undefined;
  /** What the file looks like that ssh could not read as a key. */
  readonly keyFile?: KeyFileKind | undefined;
}

/** The ssh of this computer. */
export interface Ssh {
  /**
   * Logs in as the person would, and out again: with their configuration, keys and agent. Asks nobody for anything, changes nothing of theirs (the
   * key of a new host is noted where it is forgotten at once) and ends by itself in half a minute. Never throws.
   */
  attempt(target: SshTarget): Promise<SshRun>;
}
