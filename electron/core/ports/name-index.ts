/** What an index knows of a name, and when that was so (ISO 8601 in UTC). */
export interface KnownName {
  readonly is: 'taken' | 'free';
  readonly asked: string;
}

/** How the index stands. `read` is when all names were last read, `fresh` when it was last brought up to date. */
export type IndexState =
  | { readonly is: 'none' }
  | { readonly is: 'too-large'; readonly read: string }
  | {
      readonly is: 'ready';
      readonly read: string;
      readonly fresh: string;
      /** Since when to ask for changes: the last one that the directory told of, by its own clock, and no later than it was read. */
      readonly changedAt?: string | undefined;
    };

/** Names on their way into the index. */
export interface NameCollection {
  add(names: readonly string[]): void;
  readonly size: number;
  /** True once there are more than an index holds; nothing more is taken then. */
  readonly isFull: boolean;
}

/** What a reading of the directory found. */
export interface NamesRead {
  readonly collection: NameCollection;
  /** When it began: whatever came later may be missing. */
  readonly at: string;
  readonly changedAt: string | undefined;
}

/**
 * Which names the directory holds, for the time when it cannot be asked. Keeps no name, only keyed digests of them, sealed, and only
 * where the vault keeps anything; compares as the directory does. Throws `storage-failed`, and the vault's failures where it writes.
 */
export interface NameIndex {
  state(): Promise<IndexState>;
  /** What is known of each name, in their order; undefined where there is no index that could tell. Never throws for a closed vault. */
  ask(names: readonly string[]): Promise<readonly KnownName[] | undefined>;
  collect(): Promise<NameCollection>;
  /** Begins anew with a reading of everybody. A full collection leaves an index that says it is too large. */
  replace(found: NamesRead): Promise<void>;
  /** Adds a reading of what changed. */
  extend(found: NamesRead): Promise<void>;
  /** Drops everything, in memory and on disk; what was collected before is not taken any more. */
  forget(): void;
}
