import { describe, expect, it } from 'vitest';
import type { VaultView } from '../../../../shared/storage/vault.ts';
import { createPracticeVault } from '../../../../electron/adapters/seal/practice-vault.ts';
import { createEventBus } from '../../../../electron/core/base/event-bus.ts';
import type { Vault } from '../../../../electron/core/ports/vault.ts';
import { createVaultService } from '../../../../electron/core/storage/vault.ts';

function service(answer: VaultView) {
  const events = createEventBus();
  const told: VaultView[] = [];
  events.on('vault.changed', (view) => told.push(view));
  let opened = 0;
  const vault: Vault = {
    ...createPracticeVault(),
    current: () => Promise.resolve(answer),
    unlock: () => Promise.resolve(answer),
    choose: () => Promise.resolve(answer),
  };
  return {
    told,
    opened: () => opened,
    ...createVaultService({ vault, events, opened: () => (opened += 1) }),
  };
}

describe('the vault’s service', () => {
  it('tells everybody once the vault is open, and lets what waited go on', async () => {
    const open = { state: 'open', keeper: 'passphrase' } as const;
    const vault = service(open);
    expect(await vault.unlock('nine tall horses')).toEqual(open);
    expect(await vault.choose({ keeper: 'this-run' })).toEqual(open);
    expect(vault.told).toEqual([open, open]);
    expect(vault.opened()).toBe(2);
  });

  it('lets nothing go on while it stays closed', async () => {
    const vault = service({ state: 'locked', keeper: 'keychain' });
    await vault.unlock(undefined);
    expect(vault.opened()).toBe(0);
  });
});
