import type { StoreApi } from 'zustand';
import { countRequests } from './selectors/order-requests.ts';
import type { RequestsState } from './stores/requests-store.ts';

/**
 * Has the browser ask before this page closes, only while requests are to be sent. The words are the browser's own (HTML 7.4.2.4);
 * nothing is lost either way. The desktop asks in a window of its own.
 */
export function warnBeforeClose(page: EventTarget, requests: StoreApi<RequestsState>): void {
  page.addEventListener('beforeunload', (event) => {
    if (countRequests(requests.getState().requests).pending > 0) event.preventDefault();
  });
}
