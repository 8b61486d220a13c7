/**
 * The system's keychain. Every method throws `AppError`: `keychain-missing` where this system has none (or we cannot talk to it),
 * `keychain-locked` where it is there but closed, `keychain-silent` where it does not answer in time.
 */
export interface SecretStore {
  /** Undefined only where the keychain is open and has no such secret. */
  get(name: string): Promise<string | undefined>;
  set(name: string, secret: string): Promise<void>;
  /** Also fine where there is no such secret. */
  delete(name: string): Promise<void>;
}
