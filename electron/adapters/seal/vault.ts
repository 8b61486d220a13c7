import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  passphraseProblem,
  type VaultKeeper,
  type VaultView,
} from '../../../shared/storage/vault.ts';
import { AppError } from '../../core/base/errors.ts';
import type { Seal } from '../../core/ports/seal.ts';
import type { SecretStore } from '../../core/ports/secret-store.ts';
import type { Vault } from '../../core/ports/vault.ts';
import { createSeal, newKey } from './aes-seal.ts';
import { lockKey, unlockKey } from './passphrase-lock.ts';
import {
  readVaultFile,
  setVaultFileAside,
  writeVaultFile,
  type VaultRecord,
} from './vault-file.ts';

/** The name of the file beside the journal that says where the key is. */
export const VAULT_FILE = 'vault.json';

export interface VaultOptions {
  /** The event's own folder. */
  readonly folder: string;
  readonly eventId: string;
  readonly secrets: SecretStore;
  /** What a host that cannot ask was told beforehand. */
  readonly given?: { readonly passphrase?: string | undefined; readonly runOnly?: boolean };
}

interface VaultState {
  readonly view: VaultView;
  readonly seal?: Seal;
}

/** The seal has a copy of its own, outside of the heap; these bytes are not needed any more. */
function opened(keeper: VaultKeeper, key: Uint8Array): VaultState {
  const seal = createSeal(key);
  key.fill(0);
  return { view: { state: 'open', keeper }, seal };
}

const closed = (view: Omit<VaultView, 'problem'>, problem?: AppError): VaultState => ({
  view: problem ? { ...view, problem: { code: problem.code, params: [...problem.params] } } : view,
});

/** Two data folders of one event have two keys: wiping the one must not lose what the other holds. */
export const keyName = (eventId: string, vaultId: string): string =>
  `lanyard/${eventId}/seal-key/${vaultId}`;

/** What became of a question that may fail in an expected way. */
async function answerOf<T>(question: Promise<T>): Promise<{ value: T } | { problem: AppError }> {
  try {
    return { value: await question };
  } catch (error) {
    if (error instanceof AppError) return { problem: error };
    throw error;
  }
}

/**
 * The vault of one event folder. Its key is made at first use and kept in the system's keychain; where there is none, a person
 * chooses between a passphrase and this run only. A plain key is never on the disk.
 */
export function createVault(options: VaultOptions): Vault {
  const { folder, eventId, secrets } = options;
  let { given = {} } = options;
  const file = join(folder, VAULT_FILE);
  let current: Promise<VaultState> | undefined;
  /** A key that is nowhere but in this process, while a person has locked it away. */
  let lockedAway: VaultState | undefined;
  /** The record that the open key was found by; undefined for a key that has none. */
  let record: string | undefined;

  /** Another process may have wiped the folder: what the key sealed is gone, and nothing new may be sealed with it. */
  const isWiped = (): boolean =>
    record !== undefined && record !== JSON.stringify(readVaultFile(file));
  const stand = (next: Promise<VaultState>): Promise<VaultState> => {
    current = next;
    // A disk that fails is asked again by the next call.
    next.catch(() => (current = undefined));
    return next;
  };
  const look = (): Promise<VaultState> => {
    if (isWiped()) {
      current = undefined;
      record = undefined;
    }
    return current ?? stand(open());
  };
  const openedBy = (found: VaultRecord, key: Uint8Array): VaultState => {
    record = JSON.stringify(found);
    return opened(found.keeper, key);
  };

  async function open(): Promise<VaultState> {
    if (given.runOnly === true) return opened('this-run', newKey());
    const found = readVaultFile(file);
    if (found === undefined) return begin();
    if (found === 'newer') return closed({ state: 'locked' }, newer());
    if (found === 'damaged') return closed({ state: 'undecided' }, keyLost());
    return found.keeper === 'keychain' ? askKeychain(found) : useGiven(found);
  }

  async function reopen(): Promise<VaultState> {
    const kept = lockedAway;
    lockedAway = undefined;
    return kept ?? open();
  }

  async function begin(): Promise<VaultState> {
    if (given.passphrase !== undefined) return keepBehind(given.passphrase);
    const kept = await answerOf(keepInKeychain());
    return 'value' in kept ? kept.value : closed({ state: 'undecided' }, kept.problem);
  }

  async function keepInKeychain(): Promise<VaultState> {
    const id = randomUUID();
    const key = newKey();
    await secrets.set(keyName(eventId, id), key.toString('base64'));
    const made = { version: 1, keeper: 'keychain', id } as const;
    if (writeVaultFile(file, made)) return openedBy(made, key);
    await secrets.delete(keyName(eventId, id));
    return open();
  }

  async function keepBehind(passphrase: string): Promise<VaultState> {
    refuseShort(passphrase);
    const key = newKey();
    const made = {
      version: 1,
      keeper: 'passphrase',
      locked: await lockKey(key, passphrase),
    } as const;
    if (writeVaultFile(file, made)) return openedBy(made, key);
    return open();
  }

  async function askKeychain(found: VaultRecord & { keeper: 'keychain' }): Promise<VaultState> {
    const asked = await answerOf(secrets.get(keyName(eventId, found.id)));
    if ('problem' in asked) return closed({ state: 'locked', keeper: 'keychain' }, asked.problem);
    if (asked.value === undefined) return closed({ state: 'undecided' }, keyLost());
    return openedBy(found, Buffer.from(asked.value, 'base64'));
  }

  async function useGiven(found: VaultRecord & { keeper: 'passphrase' }): Promise<VaultState> {
    const view = { state: 'locked', keeper: 'passphrase' } as const;
    if (given.passphrase === undefined) return closed(view);
    const key = await answerOf(unlockKey(found.locked, given.passphrase));
    return 'value' in key ? openedBy(found, key.value) : closed(view, key.problem);
  }

  return {
    current: async () => (await look()).view,
    async unlock(passphrase) {
      const { view } = await look();
      if (view.state === 'open') return view;
      if (passphrase === undefined) return (await stand(reopen())).view;
      const found = readVaultFile(file);
      if (typeof found !== 'object' || found.keeper !== 'passphrase') return view;
      const key = await unlockKey(found.locked, passphrase);
      return (await stand(Promise.resolve(openedBy(found, key)))).view;
    },
    async choose(choice) {
      const { view } = await look();
      if (view.state === 'open') return view;
      if (choice.keeper === 'this-run') {
        return (await stand(Promise.resolve(opened('this-run', newKey())))).view;
      }
      if (readVaultFile(file) === 'newer') throw newer();
      refuseShort(choice.passphrase);
      setVaultFileAside(file, new Date());
      return (await stand(keepBehind(choice.passphrase))).view;
    },
    async lock({ goesOn }) {
      const { view, seal } = await look();
      const { state, keeper } = view;
      if (state !== 'open') return view;
      if (keeper === 'this-run') lockedAway = { view, ...(seal ? { seal } : {}) };
      // What opened it at the start would open it for anybody now.
      given = {};
      const locked = closed({ state: 'locked', ...(keeper ? { keeper } : {}) }, deskLocked());
      return (await stand(Promise.resolve({ ...locked, ...(goesOn && seal ? { seal } : {}) })))
        .view;
    },
    async seal() {
      const { view, seal } = await look();
      if (seal) return seal;
      const { code, params } = view.problem ?? { code: 'vault-locked', params: [] };
      throw new AppError(code, `The vault is ${view.state}`, { params });
    },
    async destroy() {
      const found = readVaultFile(file);
      if (typeof found === 'object' && found.keeper === 'keychain') {
        await secrets.delete(keyName(eventId, found.id));
      }
      rmSync(file, { force: true });
      current = undefined;
      lockedAway = undefined;
      record = undefined;
    },
  };
}

function refuseShort(passphrase: string): void {
  const problem = passphraseProblem(passphrase);
  if (!problem) return;
  throw new AppError('invalid-input', 'The passphrase is too short', { fields: [problem] });
}

const newer = (): AppError =>
  new AppError('journal-newer', 'A newer version of Lanyard keeps the key of this folder');

const deskLocked = (): AppError => new AppError('desk-locked', 'Nobody has unlocked the desk');

const keyLost = (): AppError =>
  new AppError('vault-key-lost', 'The key of the data on this machine is not there any more');
