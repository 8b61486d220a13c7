import { AppError } from '../../electron/core/base/errors.ts';
import type { SecretStore } from '../../electron/core/ports/secret-store.ts';
import type { ErrorCode } from '../../shared/errors.ts';

/** A keychain in memory, that can be made to fail. */
export interface MemoryStore extends SecretStore {
  readonly secrets: Map<string, string>;
  fails: ErrorCode | undefined;
}

export function memoryStore(fails?: ErrorCode): MemoryStore {
  const secrets = new Map<string, string>();
  const store: MemoryStore = {
    secrets,
    fails,
    async get(name) {
      refuse();
      return secrets.get(name);
    },
    async set(name, secret) {
      refuse();
      secrets.set(name, secret);
    },
    async delete(name) {
      refuse();
      secrets.delete(name);
    },
  };
  function refuse(): void {
    if (store.fails) throw new AppError(store.fails, 'The keychain fails as told');
  }
  return store;
}
