import type { QuotaService } from '../../shared/domain/quota.ts';
import type { ProjectPlace } from '../../electron/core/kinds/membership/roles.ts';
import type { ProjectMember } from '../../shared/requests/project.ts';

export interface ProjectWish {
  readonly name: string;
  readonly purpose: string;
  readonly members: readonly ProjectMember[];
  readonly preset: string;
  /** `YYYY-MM-DD`. */
  readonly ends: string;
  readonly zone: boolean;
}

/** Whose account it is, shown by its password. */
interface OwnWish {
  readonly shellName: string;
  readonly password: string;
}

/** Somebody's key that comes and keys that go, each as it is written in `authorized_keys`. */
export interface KeysWish extends OwnWish {
  readonly add?: string;
  readonly remove: readonly string[];
}

/** An account of a wiki, as whoever owns it logs in there. */
export interface Wikimedian {
  readonly id: number;
  readonly name: string;
}

/** Somebody's account of the wikis that their entry is to name. */
export interface LinkWish extends OwnWish {
  readonly account: Wikimedian;
}

/** What somebody who has an account asks for. */
export type Asking =
  | {
      readonly kind: 'membership';
      readonly shellName: string;
      /** Toolforge where none is named. */
      readonly project?: string;
      readonly as: ProjectPlace;
    }
  | { readonly kind: 'tool'; readonly name: string; readonly maintainer: string }
  | {
      readonly kind: 'maintainer';
      readonly tool: string;
      readonly shellName: string;
      readonly change: 'add' | 'remove';
    }
  | (ProjectWish & { readonly kind: 'project' })
  | { readonly kind: 'remove-project'; readonly name: string }
  | ({ readonly kind: 'ssh-keys' } & KeysWish)
  | ({ readonly kind: 'link-wikimedia' } & LinkWish);

/** Something asked for at a desk. Times are milliseconds after the start. */
export interface Wish {
  readonly desk: number;
  readonly at: number;
  readonly asks: Asking;
  /** Dismissed this long after it was accepted, where it is still open. */
  readonly dismissAfter?: number;
  /** Undone this long after it was seen to be confirmed. */
  readonly undoAfter?: number;
}

/** What a newcomer is to have beside the account; the card's form has it in the same shape. */
export interface Further {
  readonly membership: { readonly reason: string };
  readonly tool?: { readonly name: string };
  readonly project?: ProjectWish;
}

/** A project and who holds what in it, before the first desk opens. */
export interface StandingProject {
  readonly name: string;
  readonly holders: readonly { readonly shellName: string; readonly roles: readonly string[] }[];
}

/** What a run plays with beside accounts. */
export interface CloudPlan {
  /** What the catalogue has. */
  readonly services: readonly QuotaService[];
  /** How long after a change of roles the group follows at most, in milliseconds. */
  readonly hookDelay: number;
  /** True where the hook loses nobody: by chance the request would wait for that longer than faults go on, and never come to what they aim at. */
  readonly hookIsCareful?: boolean;
  readonly projects: readonly StandingProject[];
  readonly tools: readonly { readonly name: string; readonly maintainers: readonly string[] }[];
}
