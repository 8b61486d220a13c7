import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { BerReader, ExtendedRequest, ExtendedResponse } from 'ldapts';
import { AppError } from '../../../core/base/errors.ts';

const START_TLS = '1.3.6.1.4.1.1466.20037';
const MESSAGE = 0x30;
const EXTENDED_RESPONSE = 0x78;
const SUCCESS = 0;
/** An answer is some dozens of bytes; whoever sends more is no directory. */
const MOST_BYTES = 4096;

const unprotected = (why: string): AppError =>
  new AppError('directory-unprotected', `The directory did not start TLS: ${why}`, {
    params: [why],
  });

/** The answer, or undefined while bytes are missing. Throws where these are no LDAP message, or more than one. */
function readAnswer(bytes: Buffer): ExtendedResponse | undefined {
  const reader = new BerReader(bytes);
  const isWhole = reader.readSequence(MESSAGE) !== null && reader.remain >= reader.length;
  if (!isWhole && bytes.length < MOST_BYTES) return undefined;
  // Bytes from before the handshake must never be read as if they had come through it (CVE-2011-0411).
  if (reader.remain !== reader.length) throw unprotected('it said more than it was asked');
  reader.readInt();
  reader.readSequence(EXTENDED_RESPONSE);
  const answer = new ExtendedResponse({ messageId: 1 });
  answer.parse(reader, []);
  return answer;
}

/**
 * Asks for TLS (RFC 4511 4.14) and answers once the server agreed, so that the handshake comes next. ldapts could do this
 * by itself, but then neither bounds the handshake nor notices the end of the connection. Throws `AppError('directory-unprotected')`
 * where the server declines; waits without end for one that is silent.
 */
export async function askForTls(stream: Duplex): Promise<void> {
  stream.write(new ExtendedRequest({ messageId: 1, oid: START_TLS }).write());
  let bytes = Buffer.alloc(0);
  let answer: ExtendedResponse | undefined;
  while (answer === undefined) {
    const more: unknown = stream.read();
    if (Buffer.isBuffer(more)) {
      bytes = Buffer.concat([bytes, more]);
      answer = readAnswer(bytes);
    } else await once(stream, 'readable');
  }
  if (answer.status !== SUCCESS) throw unprotected(answer.errorMessage || `code ${answer.status}`);
}
