import { createContext, use, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Stores } from './create-stores.ts';
import type { DraftState } from './draft-store.ts';
import type { EventState } from './event-store.ts';
import type { PeopleState } from './people-store.ts';
import type { PreferencesState } from './preferences-store.ts';
import type { RequestsState } from './requests-store.ts';
import type { Route, RouteState } from './route-store.ts';
import type { SessionState } from './session-store.ts';

const StoresContext = createContext<Stores | undefined>(undefined);

export function StoresProvider({ stores, children }: { stores: Stores; children: ReactNode }) {
  return <StoresContext value={stores}>{children}</StoresContext>;
}

function useStores(): Stores {
  const stores = use(StoresContext);
  if (!stores) throw new Error('A view stands outside of StoresProvider');
  return stores;
}

type Select<S, T> = (state: S) => T;

export const useDraft = <T,>(select: Select<DraftState, T>): T =>
  useStore(useStores().draft, select);
export const useEvent = <T,>(select: Select<EventState, T>): T =>
  useStore(useStores().event, select);
export const usePeople = <T,>(select: Select<PeopleState, T>): T =>
  useStore(useStores().people, select);
export const usePreferences = <T,>(select: Select<PreferencesState, T>): T =>
  useStore(useStores().preferences, select);
export const useRequests = <T,>(select: Select<RequestsState, T>): T =>
  useStore(useStores().requests, select);
export const useRoute = (): Route => useStore(useStores().route, ({ route }: RouteState) => route);
export const useSession = <T,>(select: Select<SessionState, T>): T =>
  useStore(useStores().session, select);
