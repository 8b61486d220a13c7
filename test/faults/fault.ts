import type { System } from '../../electron/core/kinds/base/step.ts';
import type { Cloud } from '../../electron/core/ports/cloud.ts';
import type { Directory } from '../../electron/core/ports/directory.ts';
import type { LinkedAccountDirectory } from '../../electron/core/ports/linked-accounts.ts';
import type { ProjectGroups } from '../../electron/core/ports/project-groups.ts';
import type { ToolDirectory } from '../../electron/core/ports/tool-directory.ts';
import type { RequestJournal } from '../../electron/core/ports/request-journal.ts';

/** Where a desk touches the world outside of its memory. */
export const directorySites = [
  'directory.look',
  'directory.addPerson',
  'directory.addKey',
  'directory.changeNumber',
  'directory.takeNumber',
  'directory.numbersFrom',
  'directory.acceptsPassword',
  'directory.examine',
  'directory.removePerson',
  'directory.removeKeys',
] as const;
/** What is asked of the directory server about accounts of the wikis. */
export const linkSites = [
  'links.linkedTo',
  'links.holdersOf',
  'links.link',
  'links.unlink',
] as const;
/** What is asked of the directory server for tools, and of the groups that follow the cloud. */
export const toolSites = [
  'tools.lookAtTool',
  'tools.addGroup',
  'tools.addUser',
  'tools.addSudoRule',
  'tools.changeGroupNumber',
  'tools.changeUserNumber',
  'tools.addMaintainer',
  'tools.removeMaintainer',
  'tools.groupNumbersFrom',
  'tools.numberHolders',
  'tools.remove',
  'groups.membersOf',
  'groups.leftOf',
] as const;
export const cloudSites = [
  'cloud.findProject',
  'cloud.createProject',
  'cloud.knowsUser',
  'cloud.assignments',
  'cloud.grant',
  'cloud.revoke',
  'cloud.quotas',
  'cloud.setQuotas',
  'cloud.defaultGroup',
  'cloud.addRules',
  'cloud.findZone',
  'cloud.createZone',
  'cloud.holdings',
  'cloud.removeZone',
  'cloud.removeProject',
] as const;
/** Everything that goes over the network. */
export const networkSites = [...directorySites, ...linkSites, ...toolSites, ...cloudSites] as const;
export const writeSites = ['journal.file', 'journal.save', 'journal.mark'] as const;
export const journalSites = [
  ...writeSites,
  'journal.get',
  'journal.list',
  'journal.outline',
  'journal.claim',
  'journal.release',
  'journal.owns',
] as const;

/** Where requests for accounts, and what people change of their own entries, come by. */
export const accountSites = [...directorySites, ...linkSites, ...journalSites] as const;
export const allSites = [...networkSites, ...journalSites] as const;

export type Site = (typeof allSites)[number];

type PortCall =
  | `directory.${keyof Directory}`
  | `links.${keyof LinkedAccountDirectory}`
  | `tools.${keyof ToolDirectory}`
  | `groups.${keyof ProjectGroups}`
  | `cloud.${keyof Cloud}`
  | `journal.${keyof RequestJournal}`;

/** The system that a call at this site is on its way to; a journal is in none. */
export const systemOf = (site: string): System =>
  site.startsWith('cloud.') ? 'cloud' : 'directory';

/** Calls that no run comes by, and why. One that is new to a port is sorted in here or above before this compiles. */
export const notStruck = {
  'directory.signIn': 'desks are signed in from the start',
  'directory.signOut': 'desks are signed in from the start',
  'directory.keyHolders': 'nothing waits for its answer',
  'directory.probe': 'it changes nothing, and whoever asks is told the same of a look',
  'directory.search': 'nobody looks for people',
  'directory.namePage': 'it changes nothing but what is known offline',
  'tools.toolsOf': 'nobody looks at what a person has',
  'tools.findTools': 'nobody looks at the list',
  'cloud.signIn': 'whoever is at the desk tries until it works',
  'cloud.signOut': 'desks stay signed in, as long as the cloud lets them',
  'cloud.probe': 'it changes nothing, and whoever asks is told the same of a look',
  'cloud.hasRecords': 'it changes nothing, and nobody checks a name before asking for it',
  'cloud.state': 'nobody asks who they are to the cloud',
  'cloud.rolesOf': 'nobody looks at what a person has',
  'cloud.listProjects': 'nobody looks at the list',
  'cloud.groupsOf': 'nobody asks why something does not work',
  'cloud.instances': 'nobody asks why something does not work',
  'cloud.allAssignments': 'nobody looks at the list',
  'cloud.close': 'a desk that is closed has nothing on its way',
  'directory.close': 'a desk that is closed has nothing on its way',
  'journal.saveAll': 'nobody hands anything over',
  'journal.count': 'it changes nothing, and no run depends on it',
  'journal.ofCard': 'it changes nothing',
  'journal.conflicting': 'it changes nothing: what is in conflict is refused by the write',
  'journal.untargeted': 'only journals of an older Lanyard have any',
  'journal.noteTarget': 'only journals of an older Lanyard have any',
  'journal.waitersOf': 'it changes nothing, and what is due is looked for again and again',
  'journal.due': 'it changes nothing, and is asked again and again',
  'journal.changedSince': 'it changes nothing, and is asked again and again',
  'journal.close': 'a desk that is closed has nothing on its way',
} as const satisfies Record<Exclude<PortCall, Site>, string>;

/** One call on its way from a desk to its disk, to the directory or to the cloud. */
export interface Call {
  readonly site: string;
  /** Lets the call through. May be done more than once, or later, or never. */
  deliver(): Promise<unknown>;
}

/** What a fault can do to the desk that makes the call, and to the world around it. */
export interface Scene {
  /** From 0 to 1, from the plan: how long, how much, how far. */
  readonly share: number;
  /** Ends the desk's process at once (kill -9). It is started again later. */
  kill(): Promise<never>;
  /** Ends the desk's machine: what was not yet synced to the disk is lost, all or in part. */
  cutPower(): Promise<never>;
  /** Sets the clock on the wall; timers of a process do not follow it. */
  moveClock(ms: number): Promise<void>;
  /** Cuts the connection before the call reaches the server, on the way, or before the answer is back. */
  cut(when: 'before' | 'during' | 'after', call: Call): Promise<unknown>;
  /** The call is done, and its answer never comes. */
  loseAnswer(call: Call): Promise<unknown>;
  delayAnswer(call: Call): Promise<unknown>;
  duplicate(call: Call): Promise<unknown>;
  /** The desk gives up waiting; the call reaches the server all the same, later. */
  deliverLate(call: Call): Promise<unknown>;
  /** The cloud is too busy for the call, and says so. */
  refuseBusy(call: Call): Promise<unknown>;
  /** The cloud takes the desk's token for nothing any more, until somebody signs in. */
  loseSignIn(call: Call): Promise<unknown>;
  /** Ends the server that the call is on its way to and starts it again after a while, with all that it had stored. */
  restartServer(): Promise<void>;
  /** Begins a wipe of everything at the desk, whatever is unfinished; it goes on by itself. */
  wipe(): Promise<void>;
  /** From now on and for a while every write to the desk's disk fails. */
  failDisk(why: 'full' | 'read-only'): Promise<void>;
}

/** One kind of fault. `strike` answers the call in place of the world, or throws as the world would. */
export interface Fault {
  readonly sites: readonly Site[];
  strike(call: Call, scene: Scene): Promise<unknown>;
}
