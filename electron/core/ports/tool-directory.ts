import type { ShellName } from '../../../shared/names/shell-name.ts';

/** The three entries of a tool, as far as they stand. */
export interface ToolState {
  /** `cn=PREFIX<name>` below the tools' groups. */
  readonly group:
    | {
        readonly gidNumber: number | undefined;
        /** Shell names of the people who maintain it. */
        readonly maintainers: readonly ShellName[];
        /** DNs of other members: tools, and what is not below the people base. */
        readonly others: readonly string[];
      }
    | undefined;
  /** `uid=PREFIX<name>` below the tools' people. */
  readonly user:
    | {
        readonly uidNumber: number | undefined;
        readonly gidNumber: number | undefined;
        readonly disabled: boolean;
      }
    | undefined;
  /** `cn=runas-PREFIX<name>` below the tools' sudoers, and whether it says what it has to. */
  readonly sudoRule: 'missing' | 'right' | 'other';
}

/** A tool as it is to be added, named without the prefix. */
export interface NewTool {
  /** Without the prefix. */
  readonly name: string;
  readonly gidNumber: number;
}

/** A tool by its group: what a list tells of it. */
export interface ListedTool {
  /** Without the prefix. */
  readonly name: string;
  /** Shell names of the people who maintain it. */
  readonly maintainers: readonly ShellName[];
}

/** The entries that make up a tool. */
export type ToolPart = 'group' | 'user' | 'sudo-rule';

/**
 * The tools of the writable directory server. Throws what `Directory` throws. Lists of members are changed by single values and never
 * replaced: two desks that change one group must not undo each other.
 */
export interface ToolDirectory {
  /** One look at all three entries. */
  lookAtTool(name: string): Promise<ToolState>;
  /** The first entry, with its first maintainer; throws `entry-exists` where one stands there already, and leaves it alone. */
  addGroup(tool: NewTool, maintainer: string): Promise<void>;
  /** Throws `entry-exists`. */
  addUser(tool: NewTool): Promise<void>;
  /** Throws `entry-exists`. */
  addSudoRule(name: string): Promise<void>;
  /** Swaps one number of the group for another, and only while the group still holds `from`. */
  changeGroupNumber(name: string, from: number, to: number): Promise<void>;
  /** Swaps both numbers of the tool's user, and only while it still holds `from`. */
  changeUserNumber(name: string, from: number, to: number): Promise<void>;
  /** One that is there already is left alone. */
  addMaintainer(name: string, shellName: string): Promise<void>;
  /** One that is gone is left gone. The last member cannot go: throws `last-maintainer`. */
  removeMaintainer(name: string, shellName: string): Promise<void>;
  /** Deletes one entry; one that is gone is left gone. */
  remove(name: string, part: ToolPart): Promise<void>;
  /** At most `limit` tools, in no order: those whose name has this in it, or which the person of this shell name maintains; any where it is empty. */
  findTools(text: string, limit: number): Promise<readonly ListedTool[]>;
  /** Names (without prefix) of the tools this person maintains. */
  toolsOf(shellName: string): Promise<readonly string[]>;
  /** At most `limit` gidNumbers of groups that are `from` or higher, in no order. */
  groupNumbersFrom(from: number, limit: number): Promise<readonly number[]>;
  /** Names of the entries that hold this number: groups (`cn`) by gidNumber, accounts (`uid`) by uidNumber. */
  numberHolders(number: number): Promise<readonly string[]>;
}
