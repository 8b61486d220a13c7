import type { VaultView } from '../../../shared/storage/vault.ts';
import type { Seal } from '../../core/ports/seal.ts';
import type { Vault } from '../../core/ports/vault.ts';

/** A hub was given its passphrase when it started: nobody types it in a browser, and nobody locks everybody else out. */
export function hubVault(seal: Seal): Vault {
  const open: VaultView = { state: 'open', keeper: 'passphrase' };
  const stays = (): Promise<VaultView> => Promise.resolve(open);
  return {
    current: stays,
    unlock: stays,
    choose: stays,
    lock: stays,
    seal: () => Promise.resolve(seal),
    destroy: () => Promise.resolve(),
  };
}
