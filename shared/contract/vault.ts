import { z } from 'zod';
import { vaultChoice, vaultView } from '../storage/vault.ts';
import { method } from './define.ts';

export const vaultMethods = {
  /** Opens the vault first where nobody need be asked. */
  'vault.current': method(z.strictObject({}), vaultView),
  /** With the passphrase; without one the keychain is asked again. */
  'vault.unlock': method(
    z.strictObject({ passphrase: z.string().min(1).max(1024).optional() }),
    vaultView,
  ),
  /** Where a new key shall be kept. */
  'vault.choose': method(vaultChoice, vaultView),
};

export const vaultEvents = { 'vault.changed': vaultView };
