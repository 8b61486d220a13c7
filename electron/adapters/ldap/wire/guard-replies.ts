import { Duplex } from 'node:stream';
import { BerWriter } from 'ldapts';
import { AppError } from '../../../core/base/errors.ts';
import { tidyWords } from '../../node/tidy-words.ts';
import { Malformed, types } from './elements.ts';
import { Exchange } from './exchange.ts';
import { Messages } from './messages.ts';
import { readReply, REFERRAL_CODE, type Outcome, type Reply } from './reply.ts';

/** An entry with some hundred keys takes 100 kB, a group with 50,000 members 4 MB. */
const LONGEST_MESSAGE = 8 * 1024 * 1024;
/** As much as the cloud may answer to one request. */
const LONGEST_ANSWER = 32 * 1024 * 1024;

/** What came is no LDAP: `directory-garbled`, with what is wrong about it. Throws everything else on. */
export function garbled(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (!(error instanceof Malformed)) throw error;
  return new AppError('directory-garbled', `The directory's answer is no LDAP: ${error.message}`, {
    params: [error.message],
    cause: error,
  });
}

/** The server's leave (RFC 4511 4.4.1): what was under way may or may not have been done. */
export function disconnected({ code, words }: Outcome): AppError {
  const said = tidyWords(words, []) || `code ${code}`;
  return new AppError('directory-unreachable', `The directory ended the connection: ${said}`, {
    params: [said],
  });
}

/** The servers of a referral. The names of entries, which are people's, stay behind. */
const serversOf = (uris: readonly string[]): string =>
  [...new Set(uris.map((uri) => /^[a-z]+:\/\/[^/?#]*/i.exec(uri)?.[0] ?? uri))].join(' ');

/** A referral with its servers in the place of the words: ldapts reads none (RFC 4511 4.1.10). */
function referralOf({ id, operation }: Reply, uris: readonly string[]): Buffer {
  const writer = new BerWriter();
  writer.startSequence();
  writer.writeInt(id);
  writer.startSequence(operation);
  writer.writeEnumeration(REFERRAL_CODE);
  writer.writeString('');
  writer.writeString(serversOf(uris), types.octets);
  writer.endSequence();
  writer.endSequence();
  return writer.buffer;
}

/**
 * A stream for ldapts over an open one. What the server sends goes through only as whole messages that are answers to what was asked; the first
 * byte of anything else ends both streams with an `AppError`. ldapts reads what it gets without looking, and some of it for ever.
 */
class GuardedStream extends Duplex {
  /** ldapts takes a stream for connected by this. */
  readonly readyState = 'open';
  readonly #raw: Duplex;
  readonly #messages = new Messages(LONGEST_MESSAGE);
  readonly #exchange = new Exchange(LONGEST_ANSWER);

  constructor(raw: Duplex) {
    super();
    this.#raw = raw;
    const closed = (): void => void this.destroy(raw.errored ?? undefined);
    raw.on('error', closed);
    raw.once('close', closed);
    raw.once('end', () => this.push(null));
    raw.on('data', (bytes: Buffer) => this.#receive(bytes));
    if (raw.destroyed) closed();
  }

  #receive(bytes: Buffer): void {
    try {
      for (const message of this.#messages.add(bytes)) this.#pass(message);
    } catch (error) {
      this.destroy(garbled(error));
    }
  }

  #pass(message: Buffer): void {
    const reply = readReply(message);
    const fate = this.#exchange.answer(reply, message.length);
    if (fate.is === 'ignored') return;
    if (fate.is === 'disconnecting') throw disconnected(fate.outcome);
    const bytes = fate.is === 'sent-on' ? referralOf(reply, fate.uris) : message;
    if (!this.push(bytes)) this.#raw.pause();
  }

  override _read(): void {
    this.#raw.resume();
  }

  /** ldapts writes each request at once. */
  override _write(request: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.#exchange.ask(request);
    this.#raw.write(request, done);
  }

  override _final(done: () => void): void {
    this.#raw.end(done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#raw.destroy();
    done(error);
  }
}

/** Stands between a server and ldapts, which sees nothing but what `readReply` read and what it asked for itself. */
export const guardReplies = (raw: Duplex): Duplex => new GuardedStream(raw);
