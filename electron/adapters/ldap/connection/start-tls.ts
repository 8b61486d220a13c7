import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { ExtendedRequest } from 'ldapts';
import { AppError } from '../../../core/base/errors.ts';
import { tidyWords } from '../../node/tidy-words.ts';
import { Exchange } from '../wire/exchange.ts';
import { disconnected, garbled } from '../wire/guard-replies.ts';
import { Messages } from '../wire/messages.ts';
import { readReply, type Outcome } from '../wire/reply.ts';

const START_TLS = '1.3.6.1.4.1.1466.20037';
const SUCCESS = 0;
/** An answer is some dozens of bytes; whoever sends more is no directory. */
const MOST_BYTES = 4096;

const unprotected = (why: string): AppError =>
  new AppError('directory-unprotected', `The directory did not start TLS: ${why}`, {
    params: [why],
  });

/** Waits for the next bytes. Nothing is read beyond what has come: the handshake is not ours. */
async function nextBytes(stream: Duplex): Promise<Buffer> {
  for (;;) {
    const bytes: unknown = stream.read();
    if (Buffer.isBuffer(bytes)) return bytes;
    await once(stream, 'readable');
  }
}

/** What the server made of the one request that was sent. Throws where the bytes are no LDAP, no answer to it, or more than one. */
async function readOutcome(stream: Duplex, request: Buffer): Promise<Outcome> {
  const messages = new Messages(MOST_BYTES);
  const exchange = new Exchange(MOST_BYTES);
  exchange.ask(request);
  for (;;) {
    const [message, ...more] = messages.add(await nextBytes(stream));
    if (!message) continue;
    // Bytes from before the handshake must never be read as if they had come through it (CVE-2011-0411).
    if (more.length > 0 || messages.isInside) throw unprotected('it said more than it was asked');
    const reply = readReply(message);
    const fate = exchange.answer(reply, message.length);
    if (fate.is === 'disconnecting') throw disconnected(fate.outcome);
    if (reply.outcome && fate.is !== 'ignored') return reply.outcome;
  }
}

/**
 * Asks for TLS (RFC 4511 4.14) and answers once the server agreed, so that the handshake comes next. ldapts could do this by itself, but
 * then neither looks at the answer, nor bounds the handshake, nor notices the end of the connection. Throws `AppError('directory-unprotected')`
 * where the server declines, `directory-garbled` where it does not speak LDAP; waits without end for one that is silent.
 */
export async function askForTls(stream: Duplex): Promise<void> {
  const request = new ExtendedRequest({ messageId: 1, oid: START_TLS }).write();
  stream.write(request);
  const { code, words } = await readOutcome(stream, request).catch((error: unknown) => {
    throw garbled(error);
  });
  if (code !== SUCCESS) throw unprotected(tidyWords(words, []) || `code ${code}`);
}
