import type { ProjectForm, ProjectMember } from '../../shared/requests/project.ts';

/** A project as it is being typed. An empty preset or date leaves the choice to the event's profile. */
export interface ProjectDraft {
  readonly name: string;
  readonly purpose: string;
  readonly whyNotToolforge: string;
  readonly preset: string;
  /** `YYYY-MM-DD` */
  readonly ends: string;
  readonly zone: boolean;
}

/** Before anything is typed. */
export const emptyProject: ProjectDraft = {
  name: '',
  purpose: '',
  whyNotToolforge: '',
  preset: '',
  ends: '',
  zone: false,
};

/** A project with its people, line by line, as it is being typed. */
export interface TypedProject {
  readonly draft: ProjectDraft;
  readonly members: readonly ProjectMember[];
}

/** Whether somebody typed a text, or somebody's name. */
export const isProjectTyped = ({ draft, members }: TypedProject): boolean =>
  [
    ...[draft.name, draft.purpose, draft.whyNotToolforge],
    ...members.map(({ shellName }) => shellName),
  ].some((text) => text.trim() !== '');

/** The draft as it is sent: lines without a name are nobody. */
export function projectFormOf(draft: ProjectDraft, members: readonly ProjectMember[]): ProjectForm {
  const { preset, ends, ...typed } = draft;
  return {
    ...typed,
    members: members.filter(({ shellName }) => shellName.trim() !== ''),
    ...(preset === '' ? {} : { preset }),
    ...(ends === '' ? {} : { ends }),
  };
}
