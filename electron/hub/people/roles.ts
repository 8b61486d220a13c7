import type { HubRole } from '../../../shared/domain/hub-session.ts';
import type { EventConfig } from '../config/hub-config.ts';

/** Somebody who has shown that a developer account is theirs. */
export interface Person {
  /** As it stands in the directory. */
  readonly uid: string;
  readonly name: string;
  /** DNs of groups that they are in; those that nobody asked about may be left out. */
  readonly groups: readonly string[];
}

type Lists = Pick<EventConfig, 'helpers' | 'approvers' | 'organizers' | 'operators'>;

/** Who has more comes first. */
const lists = [
  ['operators', 'operator'],
  ['organizers', 'organizer'],
  ['approvers', 'approver'],
  ['helpers', 'helper'],
] as const satisfies readonly (readonly [keyof Lists, HubRole])[];

const isDn = (text: string): boolean => text.includes('=');

/** DNs compare without case and without the blanks around their parts (RFC 4517 4.2.15, as far as names of groups need it). */
const comparable = (dn: string): string => dn.toLowerCase().replaceAll(/\s*([,=])\s*/g, '$1');

/** The groups that decide about anybody here. */
export const groupsOf = (event: Lists): readonly string[] =>
  [...new Set(lists.flatMap(([list]) => event[list]))].filter(isDn);

const isNamed = (entry: string, uid: string): boolean => entry.toLowerCase() === uid.toLowerCase();

/** Whether somebody may still be what they came in as: the list that says so names them, or a group that may have them. */
export function mayStillBe(role: HubRole, uid: string, event: Lists): boolean {
  const list = lists.find(([, given]) => given === role)?.[0];
  return list === undefined || event[list].some((entry) => isDn(entry) || isNamed(entry, uid));
}

/** What somebody is to an event, the most that any of its lists says; undefined where none has them or a group of theirs. */
export function roleOf({ uid, groups }: Person, event: Lists): HubRole | undefined {
  const own = new Set(groups.map(comparable));
  const isMeant = (entry: string): boolean =>
    isDn(entry) ? own.has(comparable(entry)) : isNamed(entry, uid);
  return lists.find(([list]) => event[list].some(isMeant))?.[1];
}
