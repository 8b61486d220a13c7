import type { z } from 'zod';
import type { linkedAccounts } from '../../../../shared/requests/link.ts';

/** What is told to whoever decides about a membership. */
export interface RequestedMembership {
  readonly project: string;
  readonly shellName: string;
  /** Empty where nobody knows it yet. */
  readonly username: string;
  readonly reason: string;
  /** Undefined where the directory was not asked yet. */
  readonly linked?: z.infer<typeof linkedAccounts> | undefined;
}

function linkedLines(linked: RequestedMembership['linked']): string[] {
  if (!linked) return [];
  const { wikimedia, phabricator, tellsPhabricator } = linked;
  const account = wikimedia && (wikimedia.name ?? `global account ${wikimedia.id}`);
  return [
    `Wikimedia account: ${account ?? 'not linked'}`,
    ...(tellsPhabricator ? [`Phabricator account: ${phabricator ?? 'not linked'}`] : []),
  ];
}

/** The text to hand in where others approve a membership. English, as those who read it are not the ones at the desk. */
export function membershipText(requested: RequestedMembership): string {
  const { project, shellName, username, reason, linked } = requested;
  const person = username === '' ? shellName : `${username} (shell username ${shellName})`;
  return [
    `Membership of the project ${project}`,
    '',
    `Developer account: ${person}`,
    ...linkedLines(linked),
    '',
    reason,
  ].join('\n');
}
