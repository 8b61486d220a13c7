import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import type { PracticeEntry } from './people.ts';

const entries = z.array(
  z.object({
    kind: z.enum(['person', 'tool', 'other']),
    uid: z.string(),
    cn: z.string(),
    mail: z.string(),
    uidNumber: z
      .number()
      .int()
      .optional()
      .transform((number) => number),
    sshPublicKeys: z.array(z.string()),
    blocked: z.boolean(),
    createdAt: z.iso.datetime().optional(),
    secret: z.string(),
    added: z.array(z.string()).optional(),
    memberships: z
      .array(z.object({ kind: z.enum(['group', 'tool']), name: z.string() }))
      .optional(),
  }),
);

/** The practice directory between two runs; undefined where there was none. A file that does not fit is left out. */
export function loadPractice(file: string): PracticeEntry[] | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return entries
      .parse(JSON.parse(readFileSync(file, 'utf8')))
      .map(({ uidNumber, ...entry }) => ({ ...entry, uidNumber }));
  } catch {
    // Practice can always begin anew with the people it ships.
    return undefined;
  }
}

/**
 * Writes beside the file and renames, so that a half-written file never stands in its place. Throws
 * `AppError('storage-failed')`.
 */
export function savePractice(file: string, people: readonly PracticeEntry[]): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(`${file}.new`, JSON.stringify(people), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const message = `The practice directory could not be kept: ${why}`;
    throw new AppError('storage-failed', message, { params: [why], cause: error });
  }
}
