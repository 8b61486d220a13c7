import type { HandOverForm } from '../../shared/contract/bundles.ts';
import type { AccountForm } from '../../shared/contract/requests.ts';
import { toolName } from '../../shared/requests/tool.ts';
import type { FieldProblem } from '../../shared/result.ts';
import { emptyProject, projectFormOf, type ProjectDraft } from './project-form.ts';

interface Wanted {
  readonly wanted: boolean;
}

/** What a newcomer is to have beside the account, as it is being typed. A part that is not wanted keeps what was typed. */
export interface FollowUpsDraft {
  readonly membership: Wanted & { readonly reason: string };
  readonly tool: Wanted & { readonly name: string };
  readonly project: Wanted & ProjectDraft;
}
/** What a box on the card stands for. */
export type FollowUpPart = keyof FollowUpsDraft;

/** A card on which nothing is ticked beside the account. */
export const noFollowUps: FollowUpsDraft = {
  membership: { wanted: false, reason: '' },
  tool: { wanted: false, name: '' },
  project: { wanted: false, ...emptyProject },
};

/** Fields as the other side names them, in the order in which they stand on the card. */
export const followUpFields = [
  'further.membership.reason',
  'further.tool.name',
  'further.project.name',
  'further.project.purpose',
  'further.project.whyNotToolforge',
  'further.project.ends',
  'further.project.zone',
] as const;

/** Whether anything is ticked. */
export const wantsFollowUps = (draft: FollowUpsDraft): boolean =>
  Object.values(draft).some(({ wanted }: Wanted) => wanted);

/** What is filed with the card; nothing where nothing else is wanted. The newcomer is the project's member without being named. */
export function followUpsForm(draft: FollowUpsDraft): Pick<AccountForm, 'further'> {
  if (!wantsFollowUps(draft)) return {};
  const { membership, tool, project } = draft;
  const { wanted: wantsProject, ...typed } = project;
  return {
    further: {
      ...(membership.wanted ? { membership: { reason: membership.reason } } : {}),
      ...(tool.wanted ? { tool: { name: tool.name.trim() } } : {}),
      ...(wantsProject ? { project: projectFormOf(typed, []) } : {}),
    },
  };
}

/** The same as it travels from a newcomer, who is the project's one member and names nobody else. */
export function ownFollowUpsForm(draft: FollowUpsDraft): Pick<HandOverForm, 'further'> {
  const { further } = followUpsForm(draft);
  if (!further) return {};
  const { project, ...others } = further;
  if (!project) return { further: others };
  const { members: _, ...own } = project;
  return { further: { ...others, project: own } };
}

const isBare = (text: string): boolean => text.trim() === '';

/** What is known to be wrong before anything is sent; more of a project is the other side's to say. */
export function checkFollowUps({ membership, tool, project }: FollowUpsDraft): FieldProblem[] {
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
