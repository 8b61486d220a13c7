import { createStore } from 'zustand/vanilla';
import type { ProjectForm, ProjectMember } from '../../shared/requests/project.ts';
import { emptyProject, projectFormOf, type ProjectDraft } from '../forms/project-form.ts';
import type { LetsGo } from './leaving.ts';

/** The form for a new project, and its people line by line. */
export interface NewProjectState extends LetsGo {
  draft: ProjectDraft;
  /** One line for each; there is always one to type in. */
  members: readonly ProjectMember[];
  change(part: Partial<ProjectDraft>): void;
  setMember(at: number, member: ProjectMember): void;
  addMember(): void;
  dropMember(at: number): void;
  /** What is filed. */
  form(): ProjectForm;
  clear(): void;
}

const nobody: ProjectMember = { shellName: '', as: 'member' };
const nothing = { draft: emptyProject, members: [nobody] };

/** A project as it is being typed; it stays while somebody looks elsewhere. */
export const createNewProjectStore = () =>
  createStore<NewProjectState>()((set, get) => ({
    ...nothing,
    change: (part) => set({ draft: { ...get().draft, ...part } }),
    setMember: (at, member) => set({ members: get().members.with(at, member) }),
    addMember: () => set({ members: [...get().members, nobody] }),
    dropMember(at) {
      const members = get().members.toSpliced(at, 1);
      set({ members: members.length === 0 ? [nobody] : members });
    },
    form: () => projectFormOf(get().draft, get().members),
    clear: () => set(nothing),
    forgetPeople(why) {
      if (why === 'wipe') set(nothing);
    },
  }));
