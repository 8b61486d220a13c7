import { useMemo } from 'react';
import { type HubRole, type HubView, isNewcomer } from '../../../shared/domain/hub-session.ts';
import type { RequestView } from '../../../shared/requests/request.ts';
import { useStore } from '../../stores/provider.tsx';

const none: readonly RequestView[] = [];

/** Whether a newcomer has this page from a hub, on a device of their own. */
export const useIsAtHub = (): boolean =>
  useStore('hub', ({ view }) => view !== undefined && isNewcomer(roleOf(view)));

/** Who is not in yet is to be one. */
const roleOf = ({ session }: HubView): HubRole => session?.role ?? 'newcomer';

/** Whether the newcomer sits at a device of their own: they choose its language for good, and make their key on it. */
export function useIsOwnDevice(): boolean {
  const isLaptop = useStore('start', ({ view }) => view?.way === 'newcomer');
  return useIsAtHub() || isLaptop;
}

/** The requests of the newcomer at this screen, the account first; none before the card was filed. */
export function useOwnRequests(): readonly RequestView[] {
  const isAtHub = useIsAtHub();
  const handedOver = useStore('kiosk', ({ view }) => view?.requests ?? none);
  // A newcomer at a hub is told of what they filed themselves, and of nothing else.
  const told = useStore('requests', ({ requests }) => requests);
  const own = useMemo(() => told.toSorted((a, b) => accountFirst(a) - accountFirst(b)), [told]);
  return isAtHub ? own : handedOver;
}

const accountFirst = ({ kind }: RequestView): number => (kind === 'account' ? 0 : 1);
