/** A time in two counts: the wall's, which people set, and the machine's own since it was started, which nobody can. Milliseconds. */
export interface Moment {
  readonly at: number;
  /** Names one run of the machine; empty where the system does not tell. */
  readonly boot: string;
  readonly up: number;
}

/** When accounts were sent, kept across restarts. Throws `AppError('storage-failed')`. */
export interface SendLedger {
  /**
   * Asks `waitMs` how long to wait after these sends and writes one more down where it says 0: on disk before this answers, and one
   * at a time across processes. Answers what `waitMs` said.
   */
  spend(waitMs: (sent: readonly Moment[], now: Moment) => number): Promise<number>;
}
