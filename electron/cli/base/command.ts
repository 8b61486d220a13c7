import type { Input, Method, Output } from '../../../shared/contract/index.ts';
import type { Proof } from '../../../shared/contract/links.ts';
import type { RequestView } from '../../../shared/requests/request.ts';
import type { Result } from '../../../shared/result.ts';
import type { ExitCode } from './exit-codes.ts';

/** What a command may use of the app: the same calls as every screen. */
export interface Desk {
  call<M extends Method>(method: M, input: Input<M>): Promise<Result<Output<M>>>;
  /**
   * Settles when the request has come as far as it can without a person or the network; as it stands, where nothing was heard of
   * it for a minute, or a minute was not enough for a group that follows by itself.
   */
  settled(id: string): Promise<Result<RequestView>>;
  /** Settles when somebody has logged in to prove an account, has refused to, or took too long. */
  proven(id: string): Promise<Result<Proof>>;
}

/** Which option or place named a file, how many bytes it may have, and the rule that a longer one breaks. */
export interface ExpectedFile {
  readonly field: string;
  readonly most: number;
  readonly tooLarge: string;
}

/** A file that stands there, empty, so that what is to be written is not lost for want of a place. */
export interface NewFile {
  write(text: string): Promise<void>;
  /** Takes it away again. */
  discard(): Promise<void>;
}

/** A newcomer's password, new or known already; the PIN of a screen; the passphrase of what lies on this computer. */
export type Secret = 'new' | 'known' | 'pin' | 'passphrase';

/** Where a command reads what must not stand on the command line. */
export interface Terminal {
  /** A secret, a newcomer's new password unless told: from standard input where told to, else typed without being shown, and twice where it is new. */
  password(fromStdin: boolean, which?: Secret): Promise<string>;
  readFile(file: string, expected?: ExpectedFile): Promise<string>;
  readBytes(file: string, expected: ExpectedFile): Promise<Uint8Array>;
  /** Makes a file that was not there, for its owner alone. Nothing is ever written over. */
  newFile(file: string): Promise<NewFile>;
  /** All of standard input. */
  input(): Promise<string>;
  /** Says something to the person while the command still runs; beside standard output, which is for its outcome. */
  tell(line: string): void;
}

/** What a command answers: a value for scripts, lines for people, and how the process ends. */
export interface Outcome {
  readonly value: unknown;
  readonly lines: readonly string[];
  readonly exit: ExitCode;
}

export interface Arguments {
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  /** The values of the options that may be given several times, in their order. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly positionals: readonly string[];
}

export interface Option {
  readonly type: 'string' | 'boolean';
  /** What it does, in one line that begins small and ends without a full stop. */
  readonly about: string;
  /** Of a string: what its value is. `FILE` and `DIR` are completed by a shell. */
  readonly takes?: string;
  /** The values that it takes, or the first that a shell offers beside files. */
  readonly choices?: readonly string[];
  /** What holds where it is left out, where that is a value. */
  readonly otherwise?: string;
  readonly required?: boolean;
  /** Which rule of a field is broken where a required one is missing; a sentence of its own unless told. */
  readonly missing?: string;
  /** True for a string that may be given several times. */
  readonly many?: boolean;
}
export type Options = Readonly<Record<string, Option>>;

export interface Command {
  /** The words that call it, such as `names check`. */
  readonly name: string;
  /** Further names: short forms, and older names that go on working. */
  readonly aliases?: readonly string[];
  /** What it does: begins with a verb in the imperative, has 70 characters at most and no full stop. */
  readonly summary: string;
  readonly examples: readonly string[];
  readonly options: Options;
  /** Names of what stands without an option, all required. */
  readonly positionals: readonly string[];
  /** What further positionals may follow; left out where none may. */
  readonly more?: string;
  /** The values that a positional takes, by its name, where they are few. */
  readonly choices?: Readonly<Record<string, readonly string[]>>;
  /** True where a command needs neither profile nor journal; its desk then answers nothing. */
  readonly alone?: boolean;
  /** True where it files a request: the vault is then opened while the rest of the app is loaded. */
  readonly files?: boolean;
  run(desk: Desk, args: Arguments, terminal: Terminal): Promise<Result<Outcome>>;
}
