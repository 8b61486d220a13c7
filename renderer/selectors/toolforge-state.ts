import type { PersonOverview } from '../../shared/contract/people.ts';

/** All that somebody can be to Toolforge; each has words in `toolforge-is-…` and `toolforge-means-…`. */
export const toolforgeStates = [
  'member',
  /** The group has the person; whether they hold the role could not be asked. */
  'in-group',
  /** The role is held; the group follows. */
  'granted',
  /** The role is held; whether the group has it could not be asked. */
  'granted-unread',
  /** The role is gone; the group follows. */
  'leaving',
  'none',
  'unknown',
] as const;
/** One of `toolforgeStates`. */
export type ToolforgeState = (typeof toolforgeStates)[number];

/** What a person is to Toolforge, as far as cloud and directory could be asked: what nobody answered is never a no. */
export function toolforgeState({ toolforge, unread }: PersonOverview): ToolforgeState {
  const isUnread = (part: 'cloud' | 'directory') => unread.some((missing) => missing.part === part);
  const { roles, inGroup } = toolforge ?? nothing;
  if (!toolforge || isUnread('cloud')) return inGroup ? 'in-group' : 'unknown';
  if (roles.length === 0) return inGroup ? 'leaving' : 'none';
  return inGroup ? 'member' : awaited(isUnread('directory'));
}

const nothing: NonNullable<PersonOverview['toolforge']> = { roles: [], inGroup: false };

const awaited = (isUnread: boolean): ToolforgeState => (isUnread ? 'granted-unread' : 'granted');
