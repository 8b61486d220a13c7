import type { QuotaReading, QuotaService, QuotaTargets } from '../../../shared/domain/quota.ts';
import type { ProjectName } from '../../../shared/names/project-name.ts';
import type { ShellName } from '../../../shared/names/shell-name.ts';
import type { SecurityRule } from '../../../shared/domain/security-rule.ts';

/** How a helper proves who they are: the passcode where the cloud asks for a second factor. */
export interface CloudCredentials {
  readonly username: string;
  readonly password: string;
  readonly passcode?: string | undefined;
}

/** Who the cloud takes us for, and what it offers. Times are ISO 8601 in UTC. */
export interface CloudState {
  readonly authUrl: string;
  readonly region: string | undefined;
  /** `application_credential`, `password`, `token` … */
  readonly methods: readonly string[];
  readonly userId: string;
  readonly username: string;
  /** What the token is scoped to; undefined for a scope that is no project. */
  readonly project: { readonly id: string; readonly name: string } | undefined;
  readonly roles: readonly string[];
  readonly expiresAt: string;
  /** Types of the catalogue's services that can be reached in this region by this interface. */
  readonly services: readonly string[];
}

/** A project. Its id is part of URLs, its name of LDAP groups; neither can be made from the other. */
export interface CloudProject {
  readonly id: string;
  readonly name: ProjectName;
  readonly description: string;
  readonly enabled: boolean;
  readonly tags: readonly string[];
}

/** Projects as the cloud lists them, and whether it lists those of everybody or only ours. */
export interface CloudProjects {
  readonly projects: readonly CloudProject[];
  readonly of: 'everybody' | 'us';
  /** False where the cloud kept some of them to itself: who is in none of these may be in another. */
  readonly isWhole: boolean;
}

/** A project as it is to be created; `domain` is the id of its domain. */
export interface NewProject {
  readonly name: string;
  readonly description: string;
  readonly tags: readonly string[];
}

/** That somebody holds a role in a project, by the role's name. */
export interface RoleAssignment {
  readonly userId: ShellName;
  readonly role: string;
}

/** What one person holds in all projects. */
export interface HeldRole {
  readonly project: { readonly id: string; readonly name: ProjectName };
  readonly role: string;
}

/** One role of one user in one project: the project and the user by their ids, the role by its name. */
export interface RoleOf extends RoleAssignment {
  readonly projectId: string;
}

/** A security group with everything that passes it. */
export interface SecurityGroup {
  readonly id: string;
  readonly rules: readonly SecurityRule[];
}

/** A security group by its name, which the instances in it are told with. */
export interface NamedGroup extends SecurityGroup {
  readonly name: string;
}

/** An instance, and what went wrong with it. */
export interface Instance {
  readonly id: string;
  readonly name: string;
  /** `ACTIVE`, `BUILD`, `ERROR` … (Compute API: server status). */
  readonly status: string;
  /** What the cloud says of its failure; undefined where nothing failed. */
  readonly fault: string | undefined;
  /** Names of the security groups that it is in. */
  readonly groups: readonly string[];
}

/** A DNS zone; its name ends in a dot. */
export interface Zone {
  readonly id: string;
  readonly name: string;
  readonly projectId: string;
  /** `ACTIVE`, `PENDING`, `ERROR` … */
  readonly status: string;
}

/** What stands in a project and would be lost with it. */
export interface Holding {
  readonly kind: 'server' | 'volume' | 'snapshot' | 'floating-ip' | 'zone' | 'database';
  readonly id: string;
  readonly name: string;
  /** True while its service is at work on its removal, which nothing can call off. */
  readonly isLeaving?: boolean;
}

/**
 * An OpenStack cloud: Keystone v3, Nova, Neutron, Cinder, Designate, Trove. Users are named by their ids, which are shell names. Every
 * method throws `AppError` with a `cloud-*` or `quota-exceeded` code; a lost answer is `cloud-timeout` or
 * `cloud-unreachable`: unknown, to be settled by looking. Nothing is answered from memory but the ids of roles and the catalogue.
 */
export interface Cloud {
  /** Gets a token with these from now on; throws `cloud-sign-in-refused`, and `cloud-passcode-needed` where a second factor is asked for. */
  signIn(credentials: CloudCredentials): Promise<void>;
  /** Forgets credentials and token. */
  signOut(): Promise<void>;
  /** One cheap call that shows whether the cloud answers. */
  probe(): Promise<void>;
  state(): Promise<CloudState>;
  /** The project of this name in the event's domain. */
  findProject(name: ProjectName): Promise<CloudProject | undefined>;
  /** The projects of the event's domain; where the cloud shows them to nobody of these rights, those that we are in. */
  listProjects(): Promise<CloudProjects>;
  /** Makes a project in the event's domain; throws `project-exists` where the name is taken there. */
  createProject(project: NewProject): Promise<CloudProject>;
  /** One that is gone is left gone. */
  removeProject(projectId: string): Promise<void>;
  /** Whether the cloud knows the user; it does not know those who are blocked. */
  knowsUser(userId: string): Promise<boolean>;
  /** Who holds what in a project, by direct assignment. */
  assignments(projectId: string): Promise<readonly RoleAssignment[]>;
  /** Who holds what in all projects, by direct assignment. Throws `cloud-no-rights` where the cloud tells that to nobody of these rights. */
  allAssignments(): Promise<readonly RoleOf[]>;
  /** What somebody holds in all projects. */
  rolesOf(userId: string): Promise<readonly HeldRole[]>;
  /** Grants a role; one that is held already is left alone. Throws `cloud-user-unknown`. */
  grant(role: RoleOf): Promise<void>;
  /** Takes a role away; one that is not held is left alone. */
  revoke(role: RoleOf): Promise<void>;
  /** The quotas of one service; undefined where the catalogue has no such service. */
  quotas(projectId: string, service: QuotaService): Promise<readonly QuotaReading[] | undefined>;
  /** Sets these limits and no others. Throws `quota-below-usage` (key, wanted, used), and `cloud-service-missing`. */
  setQuotas(projectId: string, service: QuotaService, targets: QuotaTargets): Promise<void>;
  /** The group that every server of the project is in; undefined where the catalogue has no network service. */
  defaultGroup(projectId: string): Promise<SecurityGroup | undefined>;
  /** Every security group of the project; undefined where the catalogue has no network service. */
  groupsOf(projectId: string): Promise<readonly NamedGroup[] | undefined>;
  /** The project's instances; undefined where the catalogue has no compute service. */
  instances(projectId: string): Promise<readonly Instance[] | undefined>;
  /** Adds rules; those that stand there already are left alone. Throws `quota-exceeded` (key, used, limit). */
  addRules(groupId: string, rules: readonly SecurityRule[]): Promise<void>;
  /** The zone of this name (with its last dot), whichever project it is in; undefined where there is none, or no DNS service. */
  findZone(name: string): Promise<Zone | undefined>;
  /** Whether DNS has anything of this name (with its last dot), in whichever zone; false where there is no DNS service. */
  hasRecords(name: string): Promise<boolean>;
  createZone(zone: {
    readonly projectId: string;
    readonly name: string;
    readonly email: string;
  }): Promise<void>;
  /** Has the zone removed with all records in it, which goes on after the answer; one that is gone is left gone. Throws `cloud-refused` while another zone stands below it. */
  removeZone(zone: Pick<Zone, 'id' | 'projectId'>): Promise<void>;
  /** Everything that stands in the project, all pages of it, of the services that the catalogue has. */
  holdings(projectId: string): Promise<readonly Holding[]>;
  close(): Promise<void>;
}
