import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../core/base/errors.ts';
import type { Seal } from '../../core/ports/seal.ts';
import { readSet, writeSet, type NameSet } from './name-set.ts';

const CONTEXT = 'name index';

/** Names that were read at one time: everybody's first, then those of each later change. */
export interface Layer {
  readonly at: string;
  readonly names: NameSet;
}

export type IndexContent =
  | { readonly is: 'too-large'; readonly read: string }
  | {
      readonly is: 'ready';
      readonly fresh: string;
      readonly changedAt?: string | undefined;
      readonly layers: readonly Layer[];
    };

const time = z.iso.datetime();
const layer = z.object({ at: time, names: z.base64().transform(readSet) });
const content = z.discriminatedUnion('is', [
  z.object({ version: z.literal(1), is: z.literal('too-large'), read: time }),
  z.object({
    version: z.literal(1),
    is: z.literal('ready'),
    fresh: time,
    changedAt: time.optional(),
    layers: z.tuple([layer], layer),
  }),
]);

const failed = (error: unknown): AppError => {
  const why = error instanceof Error ? error.message : String(error);
  const message = `The name index cannot be kept: ${why}`;
  return new AppError('storage-failed', message, { params: [why], cause: error });
};

/** What tells one state of the file from another; undefined where there is none. */
export function stampOf(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  return found && `${found.ino} ${found.mtimeMs} ${found.size}`;
}

/** What the file says; undefined where it cannot be read: another key, another version, or a damage. A later reading replaces it. */
export function readIndexFile(file: string, seal: Seal): IndexContent | undefined {
  try {
    return content.parse(JSON.parse(seal.open(readFileSync(file), CONTEXT)));
  } catch {
    return undefined;
  }
}

/** Writes beside the file and renames, so that a half-written one never stands in its place. Throws `storage-failed`. */
export function writeIndexFile(file: string, index: IndexContent, seal: Seal): void {
  const layers =
    index.is === 'ready'
      ? { layers: index.layers.map(({ at, names }) => ({ at, names: writeSet(names) })) }
      : {};
  const sealed = seal.seal(JSON.stringify({ version: 1, ...index, ...layers }), CONTEXT);
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(`${file}.new`, sealed, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  } catch (error) {
    throw failed(error);
  }
}

export function removeIndexFile(file: string): void {
  for (const path of [file, `${file}.new`]) rmSync(path, { force: true });
}
