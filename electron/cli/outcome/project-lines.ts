import type { ProjectState } from '../../../shared/requests/project.ts';
import type { QuotaReading } from '../../../shared/domain/quota.ts';
import type { SecurityRule } from '../../../shared/domain/security-rule.ts';
import { isAmong } from '../../../shared/names/shell-name.ts';
import { say } from '../base/words.ts';

export const memberLines = ({ members }: Pick<ProjectState, 'members'>): string[] =>
  members.map(({ shellName, roles }) => `${shellName}  ${roles.join(', ')}`);

/** Who is in the directory's group and holds no role, or the other way round: log-ins go by the group. */
export function groupLines({ members, group, unread }: ProjectState): string[] {
  if (unread.some(({ service }) => service === 'directory')) return [];
  if (group === undefined) return members.length === 0 ? [] : [say('project-no-group')];
  const late = members.filter(({ shellName }) => !isAmong(group, shellName));
  const everybody = members.map(({ shellName }) => shellName);
  const left = group.filter((name) => !isAmong(everybody, name));
  if (late.length + left.length === 0) return [say('project-group-agrees')];
  const names = late.map(({ shellName }) => shellName).join(', ');
  return [
    ...(late.length === 0 ? [] : [say('project-group-late', names)]),
    ...(left.length === 0 ? [] : [say('project-group-left', left.join(', '))]),
  ];
}

const amount = (limit: number): string => (limit < 0 ? say('quota-unlimited') : String(limit));

/** A limit by the key that presets have for it, in the unit of its key. */
export const limitWords = ([key, limit]: readonly [key: string, limit: number]): string =>
  `${key} ${amount(limit)}`;

function quotaLine({ key, limit, used }: QuotaReading): string {
  if (used === undefined) return limitWords([key, limit]);
  return `${key} ${say('cli-used-of', used, amount(limit))}`;
}

export const quotaLines = ({ quotas }: Pick<ProjectState, 'quotas'>): string[] =>
  quotas.map(quotaLine);

function passing({ protocol, ports }: SecurityRule): string {
  if (protocol === undefined) return say('rules-everything');
  if (!ports) return say('rules-whole-protocol', protocol);
  const { from, to } = ports;
  return from === to ? `${protocol} ${from}` : `${protocol} ${from}-${to}`;
}

function otherSide({ remote, remoteGroup, ethertype }: SecurityRule): string {
  if (remote !== undefined) return remote;
  return remoteGroup === undefined
    ? say('rules-anywhere', ethertype)
    : say('rules-group', remoteGroup, ethertype);
}

const ruleLine = (rule: SecurityRule): string =>
  `${say(rule.direction === 'ingress' ? 'rules-in' : 'rules-out')} ${otherSide(rule)}: ${passing(rule)}`;

export const ruleLines = ({ rules }: Pick<ProjectState, 'rules'>): string[] => rules.map(ruleLine);

/** What could not be asked now, with why: what is missing because of it is unknown. */
export const unreadLines = ({ unread }: Pick<ProjectState, 'unread'>): string[] =>
  unread.map(({ service, code }) => `${say('cli-unread', service)} ${say(`problem-${code}`)}`);
