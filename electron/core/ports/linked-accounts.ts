import type { ShellName } from '../../../shared/names/shell-name.ts';

/** The accounts elsewhere that a person's entry names. */
export interface LinkedAccounts {
  /** `wikimediaGlobalAccountId` and, where the directory could take it, `…Name`. */
  readonly wikimedia: { readonly id: number; readonly name: string | undefined } | undefined;
  /** `phabricatorAccountUsername`, where this directory has such an attribute. */
  readonly phabricator: string | undefined;
  /** False where this directory has no attribute for it, so that nothing follows from its absence. */
  readonly tellsPhabricator: boolean;
}

/** Which accounts elsewhere belong to whom, on the writable directory server. Throws what `Directory` throws. */
export interface LinkedAccountDirectory {
  /** Undefined where nobody has this shell name. */
  linkedTo(shellName: string): Promise<LinkedAccounts | undefined>;
  /** Shell names of everybody whose entry names this Wikimedia account. The attribute has no index: one scan of all people. */
  holdersOf(wikimediaId: number): Promise<readonly ShellName[]>;
  /**
   * Writes id and name; the name only where it is ASCII, since the attribute takes nothing else (IA5String). Adds the object class it
   * needs. Refused where the entry names another account.
   */
  link(shellName: string, account: { readonly id: number; readonly name: string }): Promise<void>;
  /** Takes both values away while the entry names this account; what is gone is left gone. */
  unlink(shellName: string, wikimediaId: number): Promise<void>;
}
