import { z } from 'zod';
import { readKept, writeKept } from './kept-file.ts';
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
export const loadPractice = (file: string): PracticeEntry[] | undefined =>
  readKept(file, entries)?.map(({ uidNumber, ...entry }) => ({ ...entry, uidNumber }));

/** Throws `AppError('storage-failed')`. */
export const savePractice = (file: string, people: readonly PracticeEntry[]): void =>
  writeKept(file, people);
