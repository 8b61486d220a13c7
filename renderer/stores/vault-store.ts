import { createStore } from 'zustand/vanilla';
import type { Bridge, Input, Output } from '../../shared/contract/index.ts';
import type { VaultView } from '../../shared/storage/vault.ts';
import type { Result, WireError } from '../../shared/result.ts';
import { knowsNobody, type LetsGo } from './leaving.ts';

/** Whether the vault is open, and the ways to open or choose one. */
export interface VaultState extends LetsGo {
  /** Left out while it is not known. */
  vault?: VaultView;
  /** The vault was asked for at least once, whatever it answered. */
  asked: boolean;
  working: boolean;
  problem?: WireError | undefined;
  load(): Promise<void>;
  /** With the passphrase; without one the keychain is asked again. Answers whether it is open. */
  unlock(passphrase?: string): Promise<boolean>;
  choose(choice: Input<'vault.choose'>): Promise<boolean>;
  /** Somebody is at the screen. */
  stay(): void;
}

/** Whether what lies on this machine can be read. Passphrases are handed over and not kept. */
export const createVaultStore = (bridge: Bridge) =>
  createStore<VaultState>()((set) => {
    bridge.on('vault.changed', (vault) => set({ vault, problem: undefined }));

    const work = async (question: Promise<Result<Output<'vault.current'>>>) => {
      set({ working: true, problem: undefined });
      const answer = await question;
      set({ working: false, ...(answer.ok ? { vault: answer.value } : { problem: answer.error }) });
      return answer.ok && answer.value.state === 'open';
    };

    return {
      ...knowsNobody,
      asked: false,
      working: false,
      async load() {
        const answer = await bridge.call('vault.current', {});
        set({ asked: true, ...(answer.ok ? { vault: answer.value } : {}) });
      },
      unlock: (passphrase) =>
        work(bridge.call('vault.unlock', passphrase === undefined ? {} : { passphrase })),
      choose: (choice) => work(bridge.call('vault.choose', choice)),
      // Of no consequence where it fails: the next touch of the page tells again.
      stay: () => void bridge.call('vault.stay', {}),
    };
  });
