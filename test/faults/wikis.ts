import type { WikimediaAccounts } from '../../electron/core/ports/wikimedia-accounts.ts';
import type { WikimediaAccount } from '../../shared/requests/link.ts';
import type { Wikimedian } from './wish.ts';

/** The wikis of one run, in which everybody has the account that they say. */
export interface Wikis {
  readonly accounts: WikimediaAccounts;
  /** Somebody logs in at this address, where a proof began. One that was abandoned meanwhile proves nothing. */
  logIn(url: string, account: Wikimedian): void;
}

export function createWikis(): Wikis {
  const waiting = new Map<string, (account: WikimediaAccount) => void>();
  let begun = 0;
  return {
    accounts: {
      lookUp: () => Promise.reject(new Error('Nobody looks accounts up in a run.')),
      async prove() {
        begun += 1;
        const url = `https://wiki.example.org/log-in/${begun}`;
        const { promise: proven, resolve } = Promise.withResolvers<WikimediaAccount>();
        waiting.set(url, resolve);
        return { url, proven, abandon: () => void waiting.delete(url) };
      },
    },
    logIn(url, account) {
      waiting.get(url)?.({ ...account, locked: false });
    },
  };
}
