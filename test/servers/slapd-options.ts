export interface SlapdOptions {
  /** How many people of `seedPerson` stand there; 200 unless told. */
  readonly people?: number;
  /** Whether the counter entry `cn=uidnext` stands there. */
  readonly counter?: boolean;
  /** LDIF of further entries. */
  readonly seedLdif?: string;
  /** Writes reach the disk before they are answered; without it they are only fast. */
  readonly durable?: boolean;
  /** False leaves out the `unique` overlay, as the development images of that tree do. */
  readonly uniqueOverlay?: boolean;
  /** How far the database may grow, in bytes; a small one shows what a full directory answers. */
  readonly maxsize?: number;
  /** A copy that takes no writes, and says that this URI does. */
  readonly writesElsewhere?: string;
  /** Keeps every change as LDIF in `auditFile`. */
  readonly audit?: boolean;
  /** A folder that stays: seeded the first time, found as it was left the next. */
  readonly folder?: string;
}
