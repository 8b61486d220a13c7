import { type ReactNode, createContext, use } from 'react';
import { useStore as useStoreOf } from 'zustand';
import type { ExtractState } from 'zustand/vanilla';
import type { Stores } from './create-stores.ts';

const StoresContext = createContext<Stores | undefined>(undefined);

/** Gives every view below it the stores that `useStore` reads. */
export function StoresProvider({ stores, children }: { stores: Stores; children: ReactNode }) {
  return <StoresContext value={stores}>{children}</StoresContext>;
}

/** What `select` picks of the store of that name; the view is drawn anew whenever that is another value. */
export function useStore<N extends keyof Stores, T>(
  name: N,
  select: (state: ExtractState<Stores[N]>) => T,
): T {
  const stores = use(StoresContext);
  if (!stores) throw new Error('A view stands outside of StoresProvider');
  return useStoreOf(stores[name], select);
}

/** Whether a hub served this page: what it tells of is the event's, not of the computer that it is read on. */
export const useFromHub = (): boolean => useStore('hub', ({ view }) => view !== undefined);
