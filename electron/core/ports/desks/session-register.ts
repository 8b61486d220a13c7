import type { HubSession } from '../../../../shared/desks/sessions.ts';

/** Who is logged in at one event of a hub, for all processes of the hub. Every method throws `AppError('storage-failed')`. */
export interface SessionRegister {
  /** Those that are good now, the last used first. */
  list(): Promise<readonly HubSession[]>;
  /**
   * Ends one, and the private links of whose it was, and tells the audit trail who did, or does nothing; answers what they were to the event, and undefined where there
   * is none.
   */
  end(ref: string, by: string): Promise<HubSession['role'] | undefined>;
}
