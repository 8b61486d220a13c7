import type { ShellName } from '../../../shared/names/shell-name.ts';

/** A person's entry as the directory holds it. */
export interface PersonEntry {
  /** `person`: below the people base; `tool`: a tool's user; `other`: anywhere else in the tree. */
  readonly kind: 'person' | 'tool' | 'other';
  /** Where it stands, as the directory spells it; left out where that is the place of an entry of this uid. */
  readonly dn?: string;
  /** The shell name that the entry stands under: what a person logs in with, and what every method here takes. */
  readonly uid: ShellName;
  /** Every shell name, `uid` among them. */
  readonly uids: readonly ShellName[];
  /** Every developer username; the first one is shown. */
  readonly cns: readonly string[];
  readonly mails: readonly string[];
  readonly uidNumber: number | undefined;
  readonly sshPublicKeys: readonly string[];
  /** Closed for good: by the policy that the profile names for that, or by a lock that does not end. */
  readonly blocked: boolean;
  /** When the entry was made, ISO 8601 in UTC; undefined where the directory does not tell. */
  readonly createdAt?: string | undefined;
}

/** The person as the recipe wants them to stand; everything else comes from the profile. */
export interface NewPerson {
  readonly uid: string;
  readonly cn: string;
  readonly mail: string;
  readonly uidNumber: number;
}

/** What a simple bind is made with (RFC 4513 5.1.3). */
export interface BindCredentials {
  readonly bindDn: string;
  readonly password: string;
}

/** What to find the holders of. Compared as the directory compares: without case. */
export interface Look {
  readonly names?: readonly string[];
  readonly mail?: string;
  /** Several addresses at once. */
  readonly mails?: readonly string[];
  readonly uidNumber?: number;
}

/** Some of the names of everybody, person or tool: every uid and cn. */
export interface NamePage {
  readonly names: readonly string[];
  /** When the last change to any of these entries was made, ISO 8601 by the directory's clock; undefined where it does not tell. */
  readonly changedAt: string | undefined;
  /** Asks for the page that follows; undefined after the last one. */
  readonly next: string | undefined;
}

/** Which page: one that follows another, or the first of all entries or of those added or changed since a time (at least those). */
export type NamesFrom = { readonly next: string } | { readonly changedSince: string | undefined };

/** What names a person elsewhere in the tree. */
export interface Membership {
  readonly kind: 'group' | 'tool';
  readonly name: string;
}

/** An entry held against what was once written, and everything that hangs on it. */
export interface Examined {
  readonly entry: PersonEntry;
  /**
   * Attributes that stand otherwise than when the entry was made, without its keys; `userPassword` where the directory tells
   * that it was changed.
   */
  readonly changed: readonly string[];
  readonly memberships: readonly Membership[];
  /** Stands for this very state of the entry; undefined where the server cannot be asked to delete only that. */
  readonly state: string | undefined;
}

/**
 * The people of the writable directory server. Every method throws `AppError` with a `directory-*`, `sign-in-*` or
 * `password-refused` code; a lost answer is `directory-timeout` or `directory-unreachable`: unknown, to be settled
 * by looking. Nothing is answered from memory.
 */
export interface Directory {
  /** Binds with these credentials from now on; throws `sign-in-refused` where the server says no. */
  signIn(credentials: BindCredentials): Promise<void>;
  /** Forgets the credentials and closes the connection. */
  signOut(): Promise<void>;
  /** One cheap call that shows whether the directory answers. */
  probe(): Promise<void>;
  /** Everybody whose uid or cn is one of the names, or who holds an address or the number, anywhere in the tree. One search. */
  look(look: Look): Promise<readonly PersonEntry[]>;
  /**
   * People who have exactly this line as a key, or the same key without its comment. No index helps there (docs/facts.md 4), so the server is
   * given two seconds; throws `directory-busy` where they were not enough.
   */
  keyHolders(line: string): Promise<readonly PersonEntry[]>;
  /** At most `limit` people whose names start with or contain the text, by indexed searches only. */
  search(text: string, limit: number): Promise<readonly PersonEntry[]>;
  /** Reads everybody's names page by page; one reading at a time, and a new one ends the one before. */
  namePage(from: NamesFrom): Promise<NamePage>;
  /**
   * Adds the entry with its password, in clear or as `HashPassword` makes it, in one write. Throws `entry-exists` where one stands there
   * already, and leaves it alone.
   */
  addPerson(person: NewPerson, password: string): Promise<void>;
  /** Swaps one number for another, and only while the entry still holds `from`. */
  changeNumber(uid: string, from: number, to: number): Promise<void>;
  /** Adds one `sshPublicKey` value; one that stands there already is left alone. */
  addKey(uid: string, line: string): Promise<void>;
  /** The entry at this person's place, held against what an entry of theirs is made of; undefined where none stands there. */
  examine(person: NewPerson): Promise<Examined | undefined>;
  /**
   * Deletes the entry while it is in this state; throws `entry-changed` where it is in another one. Without a state it is deleted as it
   * stands. One that is gone is left gone.
   */
  removePerson(uid: string, state: string | undefined): Promise<void>;
  /** Deletes the `sshPublicKey` values that read like these lines, byte for byte as they are stored; what is gone is left gone. */
  removeKeys(uid: string, lines: readonly string[]): Promise<void>;
  /** Whether a simple bind as this person works. Uses a connection of its own, never the helper's. */
  acceptsPassword(uid: string, password: string): Promise<boolean>;
  /** Moves the counter entry on by `by` in one atomic write and answers its new value; undefined without a counter. */
  takeNumber(by: number): Promise<number | undefined>;
  /** At most `limit` uidNumbers that are `from` or higher, in no order. Cost grows with how many there are, so ask high. */
  numbersFrom(from: number, limit: number): Promise<readonly number[]>;
  close(): Promise<void>;
}

/** What the clinic reads of a person's entry beyond what every request does. */
export interface AccountRecord {
  readonly objectClasses: readonly string[];
  /** Attributes without which nobody can log in over SSH and that the entry has not, by their names. */
  readonly lacks: readonly string[];
  /** Empty where there is none. */
  readonly shell: string;
  /** `for-good`: until somebody unlocks it; `unknown`: it may end, and the directory does not tell when; else when it ends, ISO 8601 in UTC. */
  readonly lock: undefined | 'for-good' | 'unknown' | { readonly until: string };
}

/** People's entries as the clinic looks at them. Throws what `Directory` throws. */
export interface AccountRecords {
  /** Undefined where nobody has this shell name. */
  recordOf(shellName: ShellName): Promise<AccountRecord | undefined>;
  /** People whose entry names this Wikimedia account. No index helps there (docs/facts.md 8), so the server is given two seconds. */
  holdersOfWikimediaName(name: string): Promise<readonly PersonEntry[]>;
  /** People who have one of these lines as a key, or the same key without its comment; as `Directory.keyHolders`, for all of them at once. */
  holdersOfKeys(lines: readonly string[]): Promise<readonly PersonEntry[]>;
}
