import type { Profile } from '../../../shared/domain/profile.ts';
import type { Session } from '../../../shared/domain/session.ts';
import type { ApprovalRight } from '../../../shared/requests/approval.ts';
import type { RequestKind } from '../../../shared/requests/request.ts';
import type { AuditTrail } from './audit-trail.ts';
import type { BoardFigures } from './request-journal.ts';
import type { BundleSeal } from './bundle-seal.ts';
import type { Cloud } from './cloud.ts';
import type { Ssh } from './connection/ssh.ts';
import type { Venue } from './connection/venue.ts';
import type { AccountRecords, Directory } from './directory.ts';
import type {
  Clock,
  FitsHash,
  HashPassword,
  Log,
  NewId,
  Random,
  ServerTime,
  Sha256,
} from './system.ts';
import type { DeskRegister } from './desks/desk-register.ts';
import type { SessionRegister } from './desks/session-register.ts';
import type { Hub } from './desks/hub.ts';
import type { GuideReader, PageProbe } from './guides/guides.ts';
import type { Toolhub } from './guides/toolhub.ts';
import type { Machine } from './machine.ts';
import type { LinkedAccountDirectory } from './linked-accounts.ts';
import type { NameIndex } from './name-index.ts';
import type { NamePolicy } from './name-policy.ts';
import type { ProjectGroups } from './project-groups.ts';
import type { RequestJournal } from './request-journal.ts';
import type { Rescues } from './rescues.ts';
import type { QueueLease } from './queue-lease.ts';
import type { ReadRoster } from './roster-reader.ts';
import type { CaseBook } from './shift/case-book.ts';
import type { SendLedger } from './send-ledger.ts';
import type { Troubles } from './troubles.ts';
import type { ToolDirectory } from './tool-directory.ts';
import type { KioskKeeper, Vault } from './vault.ts';
import type { WikimediaAccounts } from './wikimedia-accounts.ts';
import type { Wiper } from './wiper.ts';

/** What somebody has to approve at this event, where whoever files it may not do it by themselves. */
export interface ApprovalRules {
  /** The right that a request of this kind needs; undefined where it needs nobody's approval, whoever files it. */
  needs(kind: RequestKind, facts: Readonly<Record<string, unknown>>): ApprovalRight | undefined;
}

/** Everything the core needs of the world, made by the adapters and handed over once. */
export interface Ports {
  readonly profile: Profile;
  /** Where the profile was read from; `practice` for the built-in one. */
  readonly profileFile: string;
  readonly practice: boolean;
  readonly directory: Directory;
  /** Undefined where the profile says nothing of tools; so the ones below of theirs. */
  readonly tools: ToolDirectory | undefined;
  readonly groups: ProjectGroups | undefined;
  readonly links: LinkedAccountDirectory;
  readonly records: AccountRecords;
  readonly cloud: Cloud | undefined;
  /** Of a desk that works through a hub: whatever it files is handed in there. */
  readonly hub?: Hub | undefined;
  /** Of a hub: the desks that it knows. */
  readonly desks?: DeskRegister | undefined;
  /** Of a hub: who is logged in. */
  readonly sessions?: SessionRegister | undefined;
  /** Whether the cloud has credentials to begin with, and whose. */
  readonly cloudSession: { readonly signedIn: boolean; readonly username: string };
  readonly wikimedia: WikimediaAccounts | undefined;
  /** Undefined where the profile names no catalogue of tools. */
  readonly toolhub: Toolhub | undefined;
  readonly pages: PageProbe;
  readonly guides: GuideReader;
  /** Of practice alone. */
  readonly troubles?: Troubles | undefined;
  /** The helper's bind to start with. */
  readonly session: Session;
  /** Undefined where nothing needs anybody's approval. */
  readonly approval?: ApprovalRules | undefined;
  readonly namePolicy: NamePolicy;
  readonly nameIndex: NameIndex;
  readonly hashPassword: HashPassword;
  readonly fitsHash: FitsHash;
  readonly vault: Vault;
  readonly journal: RequestJournal;
  readonly ledger: SendLedger;
  readonly lease: QueueLease;
  readonly readRoster: ReadRoster;
  readonly audit: AuditTrail;
  readonly figures: BoardFigures;
  readonly cases: CaseBook;
  readonly rescues: Rescues;
  readonly wiper: Wiper;
  readonly kiosk: KioskKeeper;
  readonly bundleSeal: BundleSeal;
  readonly machine: Machine;
  readonly venue: Venue;
  readonly ssh: Ssh;
  readonly clock: Clock;
  readonly serverTime: ServerTime;
  readonly newId: NewId;
  readonly random: Random;
  readonly sha256: Sha256;
  readonly log: Log;
}
