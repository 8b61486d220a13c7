/** Where the entrance page (`electron/web/entrance-page.mjs`) left it. */
const KEPT = 'lanyard-page';

/** What this needs of a browser's window. */
export interface Tab {
  readonly sessionStorage: Pick<Storage, 'getItem'>;
  readonly location: Pick<Location, 'hash' | 'replace'>;
  readonly others: Pick<BroadcastChannel, 'postMessage' | 'addEventListener'>;
}

/**
 * The secret that only pages of our host and port can have, as storage knows ports and cookies do not; empty where this tab was not let
 * in. It then goes to the entrance, where another tab of ours gives it one; and this one gives it to others.
 */
export function readPageSecret(
  { sessionStorage, location, others }: Tab = {
    sessionStorage: window.sessionStorage,
    location: window.location,
    others: new BroadcastChannel(KEPT),
  },
): string {
  const pageSecret = sessionStorage.getItem(KEPT) ?? '';
  if (pageSecret === '') location.replace(`/enter${location.hash}`);
  others.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (data === 'who is in?' && pageSecret !== '') others.postMessage({ pageSecret });
  });
  return pageSecret;
}
