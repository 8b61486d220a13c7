import type { StartView, StartWay } from '../../../shared/contract/start.ts';

/** This machine, as far as it decides whether a desk can work. */
export interface Machine {
  /** Bytes that the desk may still write where its data lies. Throws what the system says. */
  freeBytes(): Promise<number>;
}

/** What somebody said on the first screen. */
export interface StartRecord {
  readonly way: StartWay;
  /** A shipped profile by its name, or the path of a file. */
  readonly profile: string;
}

/** Remembers beside the data of all events what this computer is used for. What throws throws `AppError('storage-failed')`. */
export interface StartKeeper {
  /** Undefined where nobody has said, or where what was written down cannot be read. */
  read(): Promise<StartRecord | undefined>;
  /** On the disk, whole, when it returns. */
  write(record: StartRecord): Promise<void>;
  forget(): Promise<void>;
  /** Keeps the text of a profile in the place of the one before; answers the path by which it is opened. */
  keepProfile(text: string): Promise<string>;
  /** The profiles that ship with Lanyard. */
  shipped(): Promise<StartView['shipped']>;
}
