import type { RequestView } from '../../../shared/requests/request.ts';
import { useStore } from '../../stores/provider.tsx';

const none: readonly RequestView[] = [];

/** The requests of the newcomer at this screen, the account first; none before the card was filed. */
export const useOwnRequests = (): readonly RequestView[] =>
  useStore('kiosk', ({ view }) => view?.requests ?? none);
