import type { AccountForm } from '../../shared/contract/requests.ts';
import { toolName } from '../../shared/requests/tool.ts';
import type { FieldProblem } from '../../shared/result.ts';
import { emptyProjectWish, projectFormOf, type ProjectWish } from './project-form.ts';

interface Wanted {
  readonly wanted: boolean;
}

/** What a newcomer is to have beside the account, as it is being typed. A part that is not wanted keeps what was typed. */
export interface FurtherWish {
  readonly membership: Wanted & { readonly reason: string };
  readonly tool: Wanted & { readonly name: string };
  readonly project: Wanted & ProjectWish;
}
export type FurtherPart = keyof FurtherWish;

export const nothingFurther: FurtherWish = {
  membership: { wanted: false, reason: '' },
  tool: { wanted: false, name: '' },
  project: { wanted: false, ...emptyProjectWish },
};

/** Fields as the other side names them, in the order in which they stand on the card. */
export const furtherFields = [
  'further.membership.reason',
  'further.tool.name',
  'further.project.name',
  'further.project.purpose',
  'further.project.whyNotToolforge',
  'further.project.ends',
  'further.project.zone',
] as const;
export type FurtherField = (typeof furtherFields)[number];

export const wantsFurther = (wish: FurtherWish): boolean =>
  Object.values(wish).some(({ wanted }: Wanted) => wanted);

/** What is filed with the card; nothing where nothing else is wanted. The newcomer is the project's member without being named. */
export function furtherForm(wish: FurtherWish): Pick<AccountForm, 'further'> {
  if (!wantsFurther(wish)) return {};
  const { membership, tool, project } = wish;
  const { wanted: wantsProject, ...typed } = project;
  return {
    further: {
      ...(membership.wanted ? { membership: { reason: membership.reason } } : {}),
      ...(tool.wanted ? { tool: { name: tool.name.trim() } } : {}),
      ...(wantsProject ? { project: projectFormOf(typed, []) } : {}),
    },
  };
}

const isBare = (text: string): boolean => text.trim() === '';

/** What is known to be wrong before anything is sent; more of a project is the other side's to say. */
export function checkFurther({ membership, tool, project }: FurtherWish): FieldProblem[] {
  const isNoTool = !toolName.safeParse(tool.name.trim()).success;
  const checks = [
    [membership, 'further.membership.reason', 'reason-empty', isBare(membership.reason)],
    [tool, 'further.tool.name', 'tool-name', isNoTool],
    [project, 'further.project.name', 'project-name', isBare(project.name)],
    [project, 'further.project.purpose', 'project-purpose', isBare(project.purpose)],
  ] as const;
  return checks.flatMap(([{ wanted }, field, rule, isWrong]) =>
    wanted && isWrong ? [{ field, rule, params: [] }] : [],
  );
}
