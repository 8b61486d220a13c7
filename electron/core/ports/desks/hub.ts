import type { Input } from '../../../../shared/contract/index.ts';
import type {
  DeskCode,
  NamesAsked,
  NamesPage,
  OthersPage,
} from '../../../../shared/desks/desks.ts';
import type { HeldAtHub } from '../../../../shared/desks/handed-in.ts';
import type { ForwardedMethod } from '../../../../shared/desks/ways.ts';
import type { Result } from '../../../../shared/result.ts';

/**
 * The hub of the event, as a desk has it. Every method throws `AppError`: `hub-unreachable`, `hub-timeout`, `hub-busy`, `hub-garbled` or `hub-certificate` where no
 * answer came, so that nobody knows whether the call arrived; `desk-not-enrolled` where the hub does not know this desk; else `hub-refused`.
 */
export interface Hub {
  /** How a request stands that was handed in; undefined where the hub has none of this id. `digest`: of its card, SHA-256 in hexadecimal. */
  look(id: string, digest: string): Promise<HeldAtHub | undefined>;
  /** Hands a card in, as text; the same one as often as it must be. Throws what the hub says against it as well. */
  handIn(id: string, card: string): Promise<void>;
  /** What the hub answers this desk: its value is not checked yet. */
  call(method: ForwardedMethod, input: unknown): Promise<Result<unknown>>;
  /** A page of the names that the event's directory holds. */
  names(asked: NamesAsked): Promise<NamesPage>;
  /** A page of what others filed there; the first one where it is not said where to go on. */
  others(asked: Input<'desks.others'>): Promise<OthersPage>;
  /** One cheap call that shows whether the hub answers and knows this desk. */
  probe(): Promise<void>;
  /** Of this desk's key, `SHA256:…`. Throws what the vault throws. */
  fingerprint(): Promise<string>;
  /** Asks to be let in; answers the code that somebody at the hub approves. Throws `hub-too-often` as well, where too many asked from here. */
  askIn(name: string): Promise<DeskCode>;
  close(): Promise<void>;
}
