import type { ProjectView } from '../../../../shared/requests/project.ts';

/** What is told to whoever reviews a project. */
export type RequestedProject = Pick<
  ProjectView,
  'name' | 'purpose' | 'whyNotToolforge' | 'members' | 'preset' | 'quotas' | 'ends' | 'zone'
>;

/** As screens call them. */
const roles = { member: 'member', viewer: 'reader' } as const;

/** The text to hand in where others review a project. English, as those who read it are not the ones at the desk. */
export function projectText(requested: RequestedProject): string {
  const { name, purpose, whyNotToolforge, members, preset, ends, zone } = requested;
  const quotas = Object.entries(requested.quotas).map(([key, limit]) => `${key} ${limit}`);
  const size = [preset, quotas.join(', ')].filter((part) => part !== '').join(': ');
  return [
    `New project: ${name}`,
    '',
    `Purpose: ${purpose}`,
    ...(whyNotToolforge === '' ? [] : [`Why Toolforge would not do: ${whyNotToolforge}`]),
    `People: ${members.map(({ shellName, as }) => `${shellName} (${roles[as]})`).join(', ')}`,
    ...(size === '' ? [] : [`Quotas: ${size}`]),
    ...(zone === undefined ? [] : [`DNS zone: ${zone}`]),
    `Needed until: ${ends}`,
  ].join('\n');
}
