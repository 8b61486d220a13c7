import { createStore } from 'zustand/vanilla';
import type { Bridge } from '../../shared/contract/index.ts';
import type { Proof } from '../../shared/contract/links.ts';
import type { WikimediaAccount } from '../../shared/requests/link.ts';
import type { Result, WireError } from '../../shared/result.ts';
import type { LetsGo } from './leaving.ts';

/** Whose account is being linked, how far that is, and its next steps. */
export interface LinkState extends LetsGo {
  /** Whose link it is. */
  shellName: string;
  asking: 'account' | 'proof' | undefined;
  /** The account that was looked up by its name. */
  account?: WikimediaAccount | undefined;
  proof?: Proof | undefined;
  problem?: { readonly of: 'account' | 'proof'; readonly error: WireError } | undefined;
  /** Begins with a person; what was found for somebody else is forgotten. */
  open(shellName: string): void;
  lookUp(name: string): Promise<void>;
  /** Begins a proof; `links.changed` tells how it goes on. */
  prove(): Promise<void>;
}

const nothing = {
  shellName: '',
  asking: undefined,
  account: undefined,
  proof: undefined,
  problem: undefined,
};

/** The way from a name on the wikis to a proven account of one person. */
export const createLinkStore = (bridge: Bridge) =>
  createStore<LinkState>()((set, get) => {
    bridge.on('links.changed', (proof) => {
      if (proof.id === get().proof?.id) set({ proof });
    });

    const ask = async <T>(
      of: 'account' | 'proof',
      question: Promise<Result<T>>,
      received: (value: T) => Partial<LinkState>,
    ) => {
      const { shellName } = get();
      set({ asking: of, problem: undefined });
      const answer = await question;
      if (get().shellName !== shellName) return;
      set({
        asking: undefined,
        ...(answer.ok ? received(answer.value) : { problem: { of, error: answer.error } }),
      });
    };

    return {
      ...nothing,
      open(shellName) {
        if (shellName === get().shellName) return;
        set({ ...nothing, shellName });
      },
      forgetPeople(why) {
        if (why !== 'sign-out') set(nothing);
      },
      async lookUp(name) {
        set({ account: undefined });
        await ask('account', bridge.call('links.lookUp', { name }), (account) => ({ account }));
      },
      async prove() {
        set({ proof: undefined });
        await ask('proof', bridge.call('links.prove', {}), (proof) => ({ proof }));
      },
    };
  });
