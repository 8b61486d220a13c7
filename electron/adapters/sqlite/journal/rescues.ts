import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { rescue, type Rescue } from '../../../../shared/storage/storage.ts';
import type { Rescues } from '../../../core/ports/rescues.ts';
import { storageFailure } from '../database/database.ts';
import type { JournalGate } from './journal-gate.ts';

/** What stands beside a damaged file until somebody has read about it, and after. */
const TOLD = '.json';
const SEEN = '.seen.json';

function read(file: string): Rescue | undefined {
  try {
    return rescue.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    // A kill may have cut it short; the rescue then begins anew and writes another.
    if (error instanceof SyntaxError) return undefined;
    throw storageFailure(error);
  }
}

/** The rescues of this journal, as `rescueJournal` wrote them down beside it. */
export function createRescues(file: string, journal: Pick<JournalGate, 'ready'>): Rescues {
  const folder = dirname(file);
  const notes = (): string[] =>
    readdirSync(folder)
      .filter((name) => name.startsWith(`${basename(file)}.damaged-`))
      .filter((name) => name.endsWith(TOLD) && !name.endsWith(SEEN))
      .sort()
      .map((name) => join(folder, name));

  const unread = (): Rescue[] => notes().flatMap((note) => read(note) ?? []);

  return {
    async unseen() {
      await journal.ready();
      return unread();
    },
    noted: async () => (existsSync(folder) ? unread() : []),
    async seen() {
      await journal.ready();
      for (const note of notes()) renameSync(note, note.slice(0, -TOLD.length) + SEEN);
    },
  };
}
