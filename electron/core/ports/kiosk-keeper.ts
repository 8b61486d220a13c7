/** What is on the disk while a screen is handed over. Nothing of anybody is in it in clear, and nothing that gives the desk back. */
export interface KioskRecord {
  /** A salted hash of the PIN, as `hashPin` made it. */
  readonly pin: string;
  /** How many PINs were typed since that were not it. */
  readonly wrong: number;
  /** What the helper had typed, sealed. */
  readonly begun: Uint8Array;
  /** The request of the newcomer's account, once it is filed. */
  readonly filed?: string | undefined;
  readonly cleared?: boolean | undefined;
}

/**
 * Remembers that the screen is handed over, beyond a reload and a restart, for every process on the same data. Each method throws
 * `AppError('storage-failed')` where the disk fails.
 */
export interface KioskKeeper {
  /** Undefined where the screen is not handed over. */
  read(): Promise<KioskRecord | undefined>;
  /** On the disk, whole, when it returns. */
  write(record: KioskRecord): Promise<void>;
  remove(): Promise<void>;
  hashPin(pin: string): Promise<string>;
  /** Takes the same time whether it is the one or not. */
  isPin(pin: string, hash: string): Promise<boolean>;
}
