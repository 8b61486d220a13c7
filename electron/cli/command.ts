import type { Input, Method, Output } from '../../shared/contract/index.ts';
import type { RequestView } from '../../shared/domain/request.ts';
import type { Result } from '../../shared/result.ts';
import type { ExitCode } from './exit-codes.ts';

/** What a command may use of the app: the same calls as every screen. */
export interface Desk {
  call<M extends Method>(method: M, input: Input<M>): Promise<Result<Output<M>>>;
  /**
   * Settles when the request has come as far as it can without a person or the network; as it stands, where nothing was heard of
   * it for a minute.
   */
  settled(id: string): Promise<Result<RequestView>>;
}

/** Where a command reads what must not stand on the command line. */
export interface Terminal {
  /** The password: from standard input where told to, else typed without being shown. */
  password(fromStdin: boolean): Promise<string>;
  readFile(file: string): Promise<string>;
  /** All of standard input. */
  input(): Promise<string>;
}

/** What a command answers: a value for scripts, lines for people, and how the process ends. */
export interface Outcome {
  readonly value: unknown;
  readonly lines: readonly string[];
  readonly exit: ExitCode;
}

export interface Arguments {
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
}

export interface Command {
  /** The words that call it, such as `names check`. */
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  readonly examples: readonly string[];
  readonly options: Readonly<Record<string, { type: 'string' | 'boolean'; required?: boolean }>>;
  /** Names of what stands without an option, all required. */
  readonly positionals: readonly string[];
  run(desk: Desk, args: Arguments, terminal: Terminal): Promise<Result<Outcome>>;
}
