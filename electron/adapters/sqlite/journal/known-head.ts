import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Seal } from '../../../core/ports/seal.ts';
import { type Head, hex, isSame } from '../../journal/audit-line.ts';
import { IN_MEMORY } from '../database/database.ts';

const NAME = 'journal.head';
const CONTEXT = 'journal head';

const content = z.strictObject({ lines: z.int().min(1), hash: z.hex(), mac: z.hex() });

/** How far the trail of a journal was known to go, written down beside it. */
export interface KnownHead {
  /** Undefined where nothing was written down with this key. */
  read(): Head | undefined;
  write(head: Head): void;
}

/**
 * Remembers how far the trail of the journal went that was used here last, so that an older one, put in its place, is not taken for it. Written only of
 * what is on the disk already, so that no power cut makes a journal look old. Whoever can take this file away as well is not found out.
 */
export function createKnownHead(journalFile: string, seal: Seal): KnownHead {
  if (journalFile === IN_MEMORY) return { read: () => undefined, write: () => undefined };
  const file = join(dirname(journalFile), NAME);
  const macOf = (lines: number, hash: string): Uint8Array =>
    seal.digest(`${lines} ${hash}`, CONTEXT);
  let written = 0;
  return {
    read() {
      try {
        const { lines, hash, mac } = content.parse(JSON.parse(readFileSync(file, 'utf8')));
        const isOurs = isSame(Buffer.from(mac, 'hex'), macOf(lines, hash));
        return isOurs ? { lines, hash: Buffer.from(hash, 'hex') } : undefined;
      } catch {
        // None yet, or none that could be read: then nothing is known.
        return undefined;
      }
    },
    write({ lines, hash }) {
      if (lines === written) return;
      written = lines;
      const told = { lines, hash: hex(hash), mac: hex(macOf(lines, hex(hash))) };
      try {
        writeFileSync(`${file}.new`, JSON.stringify(told), { mode: 0o600 });
        renameSync(`${file}.new`, file);
      } catch {
        // A disk that is full: what stands there is older, and still true.
      }
    },
  };
}
