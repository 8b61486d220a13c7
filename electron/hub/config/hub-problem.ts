import { serverName, serversOf } from '../../adapters/postgres/database/servers.ts';
import { AppError } from '../../core/base/errors.ts';

/** What is wrong at one key of a hub's file, or with one variable; a terminal shows these words as they are. */
const inWords = (field: string, words: string, cause: unknown) => ({
  fields: [{ field, rule: 'profile', params: [words] }],
  cause,
});

/** Something of a hub that is not right, as `invalid-input`. `field` is a key of the file, or a variable. */
export const hubProblem = (field: string, words: string, cause?: unknown): AppError =>
  new AppError('invalid-input', words, inWords(field, words, cause));

/** What a database means by these codes: of SQLSTATE (postgresql.org/docs/15/errcodes-appendix.html), or of the network. */
const MEANT: Readonly<Record<string, string>> = {
  '25006': 'it is read-only; start or promote the primary',
  '28000': 'it does not let this user in',
  '28P01': 'it refuses this user or this password',
  '3D000': 'it has no database of this name',
  '42501': 'this user lacks a permission',
  '53300': 'it has no free connections',
  '55P03': 'another process locks the data; try again later',
  '57014': 'it took too long',
  '57P03': 'it is starting up',
  ECONNREFUSED: 'nothing listens there',
  EHOSTUNREACH: 'no network route to it',
  ENOENT: 'no such socket',
  ENOTFOUND: 'no such host',
  ETIMEDOUT: 'it does not answer',
};

/** A failure of the database in words for whoever set it up: which server, and why. What is no such failure passes through. */
export function databaseProblem(url: string, error: unknown): unknown {
  if (!(error instanceof AppError) || error.code !== 'storage-failed') return error;
  const [code = ''] = error.params;
  const where = serversOf(url).map(serverName).join(', ') || 'at its socket';
  const why = Object.hasOwn(MEANT, code) ? `${MEANT[code]} (${code})` : code;
  const words = `The database ${where} failed: ${why}`;
  return new AppError('storage-failed', words, {
    ...inWords('database.url', words, error),
    params: [code],
  });
}
