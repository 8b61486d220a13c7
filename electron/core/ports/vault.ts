import type { VaultView } from '../../../shared/storage/vault.ts';
import type { Seal } from './seal.ts';

/** Where a person wants a new key to be kept. */
export type KeyChoice =
  { readonly keeper: 'passphrase'; readonly passphrase: string } | { readonly keeper: 'this-run' };

/**
 * Where the key is that seals this event's personal data. It stands `open`, `locked` until a person does something about it,
 * or `undecided` until a person says where the key shall be kept. The key itself never leaves the adapter.
 */
export interface Vault {
  /** Opens it first where nobody need be asked. Never throws for a keychain that fails: that is told in the view. */
  current(): Promise<VaultView>;
  /** The passphrase, or without one: the keychain is asked again. Throws `passphrase-wrong`. */
  unlock(passphrase: string | undefined): Promise<VaultView>;
  /** Makes a new key and keeps it as chosen; throws `invalid-input` for a passphrase that is too short. Nothing changes where the vault is open already. */
  choose(choice: KeyChoice): Promise<VaultView>;
  /**
   * Closes it until a person unlocks it, whatever the keychain or the start would open by itself; its problem then is `desk-locked`. `goesOn`: whoever
   * needs the seal for what was asked before still gets it. Nothing changes where it is not open.
   */
  lock(how: { readonly goesOn: boolean }): Promise<VaultView>;
  /** The seal, opened first where nobody need be asked; throws `vault-locked` where somebody must. */
  seal(): Promise<Seal>;
  /** Destroys the key wherever it is kept. What it sealed can never be read again; the next use makes a new one. */
  destroy(): Promise<void>;
}

/** What is on the disk while a screen is handed over. Nothing of anybody is in it in clear, and nothing that gives the desk back. */
export interface KioskRecord {
  /** A salted hash of the PIN, as `hashPin` made it. */
  readonly pin: string;
  /** How many PINs were typed since that were not it. */
  readonly wrong: number;
  /** What the helper had typed, sealed. */
  readonly begun: Uint8Array;
  /** The request of the newcomer's account, once it is filed. */
  readonly filed?: string | undefined;
  readonly cleared?: boolean | undefined;
}

/**
 * Remembers that the screen is handed over, beyond a reload and a restart, for every process on the same data. Each method throws
 * `AppError('storage-failed')` where the disk fails.
 */
export interface KioskKeeper {
  /** Undefined where the screen is not handed over. */
  read(): Promise<KioskRecord | undefined>;
  /** On the disk, whole, when it returns. */
  write(record: KioskRecord): Promise<void>;
  remove(): Promise<void>;
  hashPin(pin: string): Promise<string>;
  /** Takes the same time whether it is the one or not. */
  isPin(pin: string, hash: string): Promise<boolean>;
}
