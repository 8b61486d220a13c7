import { type ReactNode, createContext, use } from 'react';
import { useStore } from 'zustand';
import type { Belongings } from '../../shared/contract/people.ts';
import type { ProjectVerdict, RemovalPlan } from '../../shared/contract/projects.ts';
import type { ToolStandingView, ToolVerdict } from '../../shared/contract/tools.ts';
import type { ProjectStanding } from '../../shared/requests/project.ts';
import type { CheckState } from './check-store.ts';
import type { CloudState } from './cloud-store.ts';
import type { ConflictState, LookState, RecallState, UndoState } from './look-store.ts';
import type { Stores } from './create-stores.ts';
import type { DraftState } from './draft-store.ts';
import type { EventState } from './event-store.ts';
import type { FilingState } from './submission-store.ts';
import type { HandOverState } from './export-store.ts';
import type { LinkState } from './link-store.ts';
import type { NewProjectState } from './new-project-store.ts';
import type { PeopleState } from './people-store.ts';
import type { PreferencesState } from './preferences-store.ts';
import type { RequestsState } from './requests-store.ts';
import type { RosterState } from './roster-store.ts';
import type { Route, RouteState } from './route-store.ts';
import type { SessionState } from './session-store.ts';
import type { TakeOverState } from './import-store.ts';
import type { StorageState } from './storage-store.ts';
import type { VaultState } from './vault-store.ts';

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

export const useBelongings = <T,>(select: Select<LookState<Belongings>, T>): T =>
  useStore(useStores().belongings, select);
export const useCloud = <T,>(select: Select<CloudState, T>): T =>
  useStore(useStores().cloud, select);
export const useConflict = <T,>(select: Select<ConflictState, T>): T =>
  useStore(useStores().conflict, select);
export const useDraft = <T,>(select: Select<DraftState, T>): T =>
  useStore(useStores().draft, select);
export const useEvent = <T,>(select: Select<EventState, T>): T =>
  useStore(useStores().event, select);
export const useFiling = <T,>(select: Select<FilingState, T>): T =>
  useStore(useStores().filing, select);
export const useHandOver = <T,>(select: Select<HandOverState, T>): T =>
  useStore(useStores().handOver, select);
export const useTakeOver = <T,>(select: Select<TakeOverState, T>): T =>
  useStore(useStores().takeOver, select);
export const useLink = <T,>(select: Select<LinkState, T>): T => useStore(useStores().link, select);
export const useNewProject = <T,>(select: Select<NewProjectState, T>): T =>
  useStore(useStores().newProject, select);
export const usePeople = <T,>(select: Select<PeopleState, T>): T =>
  useStore(useStores().people, select);
export const usePreferences = <T,>(select: Select<PreferencesState, T>): T =>
  useStore(useStores().preferences, select);
export const useProject = <T,>(select: Select<LookState<ProjectStanding>, T>): T =>
  useStore(useStores().project, select);
export const useProjectNames = <T,>(select: Select<CheckState<ProjectVerdict>, T>): T =>
  useStore(useStores().projectNames, select);
export const useRecall = <T,>(select: Select<RecallState, T>): T =>
  useStore(useStores().recall, select);
export const useRemoval = <T,>(select: Select<LookState<RemovalPlan>, T>): T =>
  useStore(useStores().removal, select);
export const useRequests = <T,>(select: Select<RequestsState, T>): T =>
  useStore(useStores().requests, select);
export const useRoster = <T,>(select: Select<RosterState, T>): T =>
  useStore(useStores().roster, select);
export const useRoute = (): Route => useStore(useStores().route, ({ route }: RouteState) => route);
export const useStorage = <T,>(select: Select<StorageState, T>): T =>
  useStore(useStores().storage, select);
export const useTool = <T,>(select: Select<LookState<ToolStandingView>, T>): T =>
  useStore(useStores().tool, select);
export const useToolNames = <T,>(select: Select<CheckState<ToolVerdict>, T>): T =>
  useStore(useStores().toolNames, select);
export const useUndo = <T,>(select: Select<UndoState, T>): T => useStore(useStores().undo, select);
export const useVault = <T,>(select: Select<VaultState, T>): T =>
  useStore(useStores().vault, select);
export const useSession = <T,>(select: Select<SessionState, T>): T =>
  useStore(useStores().session, select);
