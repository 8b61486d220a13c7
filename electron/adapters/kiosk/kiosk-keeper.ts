import { timingSafeEqual } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { z } from 'zod';
import { AppError } from '../../core/base/errors.ts';
import type { KioskKeeper, KioskRecord } from '../../core/ports/vault.ts';
import { writeWhole } from '../node/write-whole.ts';
import { deriveBytes, kdf, newKdf } from '../seal/passphrase-lock.ts';

/** What `kiosk.json` says. */
const content = z.strictObject({
  version: z.literal(1),
  pin: z.string(),
  wrong: z.int().min(0),
  begun: z.base64(),
  filed: z.uuid().optional(),
  cleared: z.boolean().optional(),
});

const pinHash = z.strictObject({ kdf, hash: z.base64() });

const failed = (error: unknown): AppError => {
  const why = error instanceof Error ? error.message : String(error);
  const message = `kiosk.json cannot be used: ${why}`;
  return new AppError('storage-failed', message, { params: [why], cause: error });
};

/** Runs what the disk may refuse. */
function onDisk<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw failed(error);
  }
}

/** Undefined where there is no such file, also where another process takes it away at this moment. */
function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function parsed(text: string): KioskRecord {
  const { version: _, begun, ...record } = content.parse(JSON.parse(text));
  return { ...record, begun: Buffer.from(begun, 'base64') };
}

/**
 * Keeps the hand-over of a screen in a file of the event's folder. One that was damaged refuses everything (`storage-failed`): whoever can write there
 * can also take it away, and no page can. The PIN is stretched as a passphrase is; being short, it is no match for who has the disk, and gives them
 * nothing that the disk did not.
 */
export function createKioskKeeper(file: string): KioskKeeper {
  return {
    read: async () =>
      onDisk(() => {
        const text = textOf(file);
        return text === undefined ? undefined : parsed(text);
      }),
    write: async ({ begun, ...record }) =>
      onDisk(() => {
        const told = { version: 1, ...record, begun: Buffer.from(begun).toString('base64') };
        // Pulling the plug gives nobody the desk.
        writeWhole(file, `${JSON.stringify(told)}\n`);
      }),
    remove: async () => onDisk(() => rmSync(file, { force: true })),
    async hashPin(pin) {
      const how = newKdf();
      const hash = await deriveBytes(pin, how);
      return JSON.stringify({ kdf: how, hash: hash.toString('base64') });
    },
    async isPin(pin, hash) {
      const { kdf: how, hash: known } = onDisk(() => pinHash.parse(JSON.parse(hash)));
      const expected = Buffer.from(known, 'base64');
      const derived = await deriveBytes(pin, how);
      return derived.length === expected.length && timingSafeEqual(derived, expected);
    },
  };
}
