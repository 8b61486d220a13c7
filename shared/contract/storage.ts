import { z } from 'zod';
import { journalHealth, wipePlan, wipeReport } from '../storage/storage.ts';
import { method } from './define.ts';
import { auditLine, auditReport } from '../storage/audit.ts';
import { vaultChoice, vaultView } from '../storage/vault.ts';

/** The methods about the journal's health and the erasing of local data. */
export const storageMethods = {
  /** What was damaged and rescued, as long as nobody has read about it. `unopened`: only what is known of it without opening the journal. */
  'journal.health': method(z.strictObject({ unopened: z.boolean().optional() }), journalHealth),
  /** A helper has read about it. */
  'journal.seen': method(z.strictObject({}), journalHealth),
  /** What a wipe would meet, and when it is due. */
  'wipe.plan': method(z.strictObject({}), wipePlan),
  /** Takes everything personal off the disk. Unfinished requests stop it unless it is told to discard them. */
  'wipe.run': method(z.strictObject({ discardUnfinished: z.boolean() }), wipeReport),
};

/** Tells what was rescued from a damaged journal, and what was erased. */
export const storageEvents = { 'journal.rescued': journalHealth, 'wipe.done': wipeReport };

/** The methods about the audit log. */
export const auditMethods = {
  /** Checks every line of the audit trail, and the trail against the journal. */
  'audit.verify': method(z.strictObject({}), auditReport),
  /** Lines of the trail, newest first: at most 200, about one request or about everything, before the line given. */
  'audit.list': method(
    z.strictObject({ request: z.uuid().optional(), before: z.int().min(1).optional() }),
    z.object({ lines: z.array(auditLine) }),
  ),
};

/** The methods about the encryption of saved requests. */
export const vaultMethods = {
  /** Opens the vault first where nobody need be asked. */
  'vault.current': method(z.strictObject({}), vaultView),
  /** With the passphrase; without one the keychain is asked again. */
  'vault.unlock': method(
    z.strictObject({ passphrase: z.string().min(1).max(1024).optional() }),
    vaultView,
  ),
  /** Locks the desk until somebody unlocks it. */
  'vault.lock': method(z.strictObject({}), vaultView),
  /** Somebody is at the screen: the desk does not lock itself for some minutes more. */
  'vault.stay': method(z.strictObject({}), vaultView),
  /** Where a new key shall be kept. */
  'vault.choose': method(vaultChoice, vaultView),
};

/** Tells how the vault is after each change. */
export const vaultEvents = { 'vault.changed': vaultView };
