import type { ParsedInput } from '../../../shared/contract/index.ts';
import type { VaultView } from '../../../shared/storage/vault.ts';
import type { EventBus } from '../ports/system.ts';
import type { Vault } from '../ports/vault.ts';

interface Options {
  readonly vault: Vault;
  readonly events: EventBus;
  /** Called once the vault has opened by a person's doing, so that what waited for it goes on. */
  readonly opened: () => void;
}

/** Opens the vault with a person's help, and tells everybody how it stands. */
export function createVaultService({ vault, events, opened }: Options) {
  const tell = (view: VaultView): VaultView => {
    events.emit('vault.changed', view);
    if (view.state === 'open') opened();
    return view;
  };

  return {
    current: () => vault.current(),
    async unlock(passphrase: string | undefined): Promise<VaultView> {
      return tell(await vault.unlock(passphrase));
    },
    async choose({ keeper, passphrase = '' }: ParsedInput<'vault.choose'>): Promise<VaultView> {
      const choice = keeper === 'passphrase' ? { keeper, passphrase } : { keeper };
      return tell(await vault.choose(choice));
    },
  };
}

/** Opens the vault that holds the key of the saved requests. */
export type VaultService = ReturnType<typeof createVaultService>;
