import type { StoredJournal } from '../../../electron/adapters/journal/stored-journal.ts';
import type { Seal } from '../../../electron/core/ports/seal.ts';

/** Where a journal lies that nobody has opened yet, and what can be done to it behind its back. */
export interface JournalPlace {
  /** Opens it, once more as another process would, and in the end closes it. */
  open(seal?: Seal): Promise<StoredJournal>;
  /** Everything that stands there, its bytes as letters. */
  said(): Promise<string>;
  /** Runs this statement as somebody does who has the database and this source, but not the key. */
  tamper(sql: string): Promise<void>;
  /** A literal of these bytes in that statement. */
  bytes(hex: string): string;
  remove(): Promise<void>;
}

/** Makes an empty one. */
export type MakePlace = () => Promise<JournalPlace>;
