import type { StoreApi } from 'zustand';
import { isCardTyped, type Draft } from './forms/draft.ts';
import { isProjectTyped, type TypedProject } from './forms/project-form.ts';
import { countRequests } from './selectors/order-requests.ts';
import { isToolinfoTyped, type ToolinfoDrafts } from './stores/guides/toolinfo-store.ts';
import type { RequestsState } from './stores/requests-store.ts';

type Read<T> = Pick<StoreApi<T>, 'getState'>;

/** What of a page would be lost, or is still to be done. */
export interface Unfinished {
  readonly stores: {
    readonly requests: Read<Pick<RequestsState, 'requests'>>;
    readonly draft: Read<Draft>;
    readonly newProject: Read<TypedProject>;
    readonly toolinfo: Read<ToolinfoDrafts>;
  };
  /** Whether a form that keeps what is typed to itself holds something. */
  readonly isTyped: () => boolean;
  /** Whether somebody else asks about the requests that are still to be sent: the desktop does, in a window of its own. */
  readonly asksElsewhere: boolean;
}

/**
 * Has the page ask before it closes or is loaded anew, only while something is typed that was not sent, or requests are to be sent. In a browser the
 * words are the browser's own (HTML 7.4.2.4); the desktop is told and asks in its own. What is typed is kept nowhere, so it would be lost.
 */
export function warnBeforeClose(page: EventTarget, unfinished: Unfinished): void {
  const { stores, isTyped, asksElsewhere } = unfinished;
  const isPending = (): boolean =>
    !asksElsewhere && countRequests(stores.requests.getState().requests).pending > 0;
  page.addEventListener('beforeunload', (event) => {
    const wouldBeLost =
      isCardTyped(stores.draft.getState()) ||
      isProjectTyped(stores.newProject.getState()) ||
      isToolinfoTyped(stores.toolinfo.getState()) ||
      isTyped();
    if (wouldBeLost || isPending()) event.preventDefault();
  });
}
