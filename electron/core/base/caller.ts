import type { Method } from '../../../shared/contract/index.ts';
import type { Right } from '../../../shared/domain/session.ts';

/**
 * Who calls. The hosts of today serve one person at one machine; a hub serves many, so every call says where it came from and what it may do.
 */
export interface Caller {
  readonly host: 'desktop' | 'web' | 'cli' | 'hub';
  /** In whose name requests are filed and written down; whoever is signed in at this process where left out. */
  readonly who?: string;
  /** The id of the event that they were let in to; any that is open where left out. */
  readonly event?: string;
  readonly rights: readonly Right[];
}

const ofHelpers = ['self', 'ask', 'submit'] as const;
const ofPages: readonly Right[] = [
  ...ofHelpers,
  ...(['approve', 'grant', 'sign-in', 'unlock', 'wipe'] as const),
];

/** The person at their own machine. A page may be a newcomer's at this moment; a terminal is not what was turned round. */
export const owner = (host: Caller['host']): Caller => ({
  host,
  rights: host === 'cli' ? [...ofPages, 'release'] : ofPages,
});

/** What each of the people and machines may do that a hub lets in. */
const ofRole = {
  /** Whoever has the event's code, from a browser of their own. */
  newcomer: ['self'],
  /** Whoever has a private link. That may be anybody, also with the link of somebody who means them to type something under it. */
  returning: ['read-own'],
  /** A desk with a key that the hub knows. */
  desk: [...ofHelpers, 'hand-in'],
  helper: ofHelpers,
  approver: [...ofHelpers, 'approve'],
  organizer: [...ofHelpers, 'approve', 'grant'],
  operator: [...ofHelpers, 'approve', 'grant', 'admin'],
} as const satisfies Readonly<Record<string, readonly Right[]>>;

/** What somebody is to a hub. */
export type Role = keyof typeof ofRole;

/**
 * Somebody whom a hub lets in. `who` is a name that no two of them share, and of a newcomer the secret-free name of their own session; what is filed by
 * the one is not the other's.
 */
export const atHub = (
  role: Role,
  { who, event }: { readonly who: string; readonly event: string },
): Caller => ({ host: 'hub', who, event, rights: ofRole[role] });

/** Whether a caller knows of what was filed in their own name, and of nothing else. */
export const knowsOwnOnly = ({ rights }: Caller): boolean => !rights.includes('ask');

/** What is answered to whoever has `self` alone: what a newcomer's own card needs. A new method is refused unless it is named here. */
export const forThemselves: readonly Method[] = [
  ...(['event.current', 'caller.current'] as const),
  ...(['names.check', 'names.recall', 'names.suggest', 'keys.inspect'] as const),
  ...(['requests.submit', 'requests.get', 'requests.list', 'requests.retry'] as const),
  ...(['requests.rename', 'requests.conflict', 'approvals.answer'] as const),
];

/** Of it, what is answered to whoever has a private link: they see what was filed and answer what a helper asked, and file or change nothing. */
const toComeBack: readonly Method[] = [
  ...(['event.current', 'caller.current', 'requests.get', 'requests.list'] as const),
  'approvals.answer',
];

/** What changes or tries the machine itself, or says who sits at it: at a hub that is its operators' business. */
const aboutMachine: readonly Method[] = [
  ...(['start.choose', 'start.askAgain', 'practice.set', 'journal.seen'] as const),
  ...(['ssh.test', 'network.check', 'bundles.export', 'shift.enter'] as const),
  ...(['kiosk.note', 'kiosk.clear', 'kiosk.submit'] as const),
];

/** Rights over a process with one person in front of it: at a hub they are its operators'. */
const overProcess: readonly Right[] = ['sign-in', 'unlock', 'wipe'];

/** Whether a caller may call a method that needs this right. What they may do with one request or another is said where requests are read. */
export function mayCall({ host, rights }: Caller, method: Method, needs: Right): boolean {
  if (rights.includes('admin') && overProcess.includes(needs)) return true;
  if (host === 'hub' && aboutMachine.includes(method)) return rights.includes('admin');
  if (rights.includes(needs)) return true;
  if (rights.includes('self')) return forThemselves.includes(method);
  return rights.includes('read-own') && toComeBack.includes(method);
}
