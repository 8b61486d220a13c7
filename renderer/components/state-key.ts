import { requestStateKey } from '../../shared/requests/text-keys.ts';
import { useStore } from '../stores/provider.tsx';

/** Whether requests are in memory only, so that nothing may be called saved. */
export const useInMemory = (): boolean =>
  useStore('vault', ({ vault }) => vault?.keeper === 'this-run');

/** The i18n key of a request's state, as far as it is kept on this computer. */
export function useStateKey() {
  const inMemory = useInMemory();
  return (request: Parameters<typeof requestStateKey>[0]) => {
    const key = requestStateKey(request);
    return inMemory && key === 'request-state-saved' ? 'request-state-saved-memory' : key;
  };
}
