import fc from 'fast-check';
import { ExtendedResponse, StatusCodeParser } from 'ldapts';
import { describe, expect, it } from 'vitest';
import {
  answerOf,
  isAnswer,
  isResult,
  translate,
} from '../../../../../electron/adapters/ldap/connection/errors.ts';
import { AppError } from '../../../../../electron/core/base/errors.ts';
import { cpuMs } from '../../../../cpu-time.ts';

/** What ldapts throws when the server answers with this code and these words. */
const answer = (status: number, words: string): Error =>
  StatusCodeParser.parse(new ExtendedResponse({ messageId: 1, status, errorMessage: words }));

const withCode = (code: string, message = 'it failed'): Error =>
  Object.assign(new Error(message), { code });

const codeOf = (error: unknown): string => translate(error, 'look up names').code;

/** RFC 4511 appendix A: every code that means something of its own to a desk. */
const meant: Readonly<Record<number, string>> = {
  3: 'directory-busy',
  7: 'sign-in-refused',
  8: 'directory-unprotected',
  10: 'directory-referral',
  11: 'directory-busy',
  13: 'directory-unprotected',
  48: 'sign-in-needed',
  49: 'sign-in-refused',
  50: 'directory-no-rights',
  51: 'directory-busy',
  52: 'directory-busy',
  68: 'entry-exists',
  122: 'entry-changed',
};

describe('an answer of the directory', () => {
  it.each(Array.from({ length: 130 }, (_, i) => i + 1))(
    'with result code %i has its word',
    (code) => {
      const error = answer(code, 'words of the server');
      expect(codeOf(error)).toBe(meant[code] ?? 'directory-refused');
      expect(isAnswer(error)).toBe(true);
      expect(isResult(error, code)).toBe(true);
      expect(isResult(error, code + 1)).toBe(false);
    },
  );

  it("keeps the server's words, without the code that ldapts adds", () => {
    const error = translate(answer(53, 'shadow context; no update referral'), 'add an entry');
    expect(error.params).toEqual(['shadow context; no update referral']);
    expect(error.message).toContain('The directory could not add an entry: shadow context');
  });

  it('takes its time with no words, however long', () => {
    const worked = cpuMs(() => {
      for (const part of [' ', 'x', 'Code: 0x0']) {
        translate(answer(53, `${part.repeat(200_000)}!`), 'ask');
      }
    });
    expect(worked).toBeLessThan(1000);
  });

  it('shows its words in one short line, without an address and without what a terminal would obey', () => {
    const error = translate(
      answer(53, `no\n\u001b[2J to ada@example.org ${'x'.repeat(9000)}`),
      'ask',
    );
    expect(error.params[0]).toMatch(/^no \[2J to … x+$/);
    expect(error.params[0]).toHaveLength(200);
    expect(error.message.length).toBeLessThan(300);
    expect(translate(answer(53, ''), 'ask').message).toBe('The directory could not ask: code 53');
  });

  it.each([
    ['(&(objectClass=posixAccount)(|(uidNumber=300000)))', 'number-taken'],
    ['(&(objectClass=posixAccount)(|(cn=Ada Lovelace)))', 'name-taken'],
    ['(&(objectClass=posixAccount)(|(cn=A \\28uidNumber=7\\29)))', 'name-taken'],
    ['(&(objectClass=posixAccount)(|(cn=uidNumber=7 password)))', 'name-taken'],
    ['(&(objectClass=posixGroup)(|(gidNumber=7)))', 'number-taken'],
    ['(&(objectClass=person)(|(mail=gidNumber=7)))', 'directory-refused'],
  ])('says what a second holder of %s is about', (filter, code) => {
    expect(codeOf(answer(19, `non-unique attributes found with ${filter}`))).toBe(code);
  });

  it('tells a password that the policy refuses from other constraints', () => {
    expect(codeOf(answer(19, 'Password fails quality checking policy'))).toBe('password-refused');
    expect(codeOf(answer(19, 'structuralObjectClass: no user modification allowed'))).toBe(
      'directory-refused',
    );
  });
});

describe('a write whose answer may be no failure', () => {
  it('is answered by the name of the answer, and by nothing where it was done', async () => {
    const names = ['valueExists', 'noSuchObject'] as const;
    expect(await answerOf(Promise.resolve(), names)).toBeUndefined();
    expect(await answerOf(Promise.reject(answer(20, '')), names)).toBe('valueExists');
    expect(await answerOf(Promise.reject(answer(32, '')), names)).toBe('noSuchObject');
  });

  it('throws every other answer, and what is none', async () => {
    const refused = answer(50, 'no write access');
    await expect(answerOf(Promise.reject(refused), ['valueExists'])).rejects.toBe(refused);
    const lost = new Error('the connection was closed');
    await expect(answerOf(Promise.reject(lost), ['valueExists'])).rejects.toBe(lost);
  });
});

describe('a failure on the way', () => {
  it.each([
    ['CERT_HAS_EXPIRED', 'directory-certificate'],
    ['CERT_REVOKED', 'directory-certificate'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'directory-certificate'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'directory-certificate'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'directory-certificate'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'directory-certificate'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'directory-certificate'],
    ['INVALID_CA', 'directory-certificate'],
    ['HOSTNAME_MISMATCH', 'directory-certificate'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'directory-certificate'],
    ['ETIMEDOUT', 'directory-timeout'],
    ['ECONNREFUSED', 'directory-unreachable'],
    ['ECONNRESET', 'directory-unreachable'],
    ['ENOTFOUND', 'directory-unreachable'],
    ['EHOSTUNREACH', 'directory-unreachable'],
  ])('%s is %s, and says so', (nodeCode, code) => {
    const error = translate(withCode(nodeCode), 'answer');
    expect(error).toMatchObject({ code, params: [nodeCode] });
    expect(isAnswer(withCode(nodeCode))).toBe(false);
  });

  it('is a timeout by its words where it has no code', () => {
    expect(codeOf(new Error('SearchRequest: Operation timed out'))).toBe('directory-timeout');
    expect(
      codeOf(AbortSignal.abort(new DOMException('due to timeout', 'TimeoutError')).reason),
    ).toBe('directory-timeout');
    expect(codeOf(new Error('the connection was closed'))).toBe('directory-unreachable');
  });

  it('of several addresses is named by its code, for it has no words', () => {
    const error = Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' });
    expect(translate(error, 'answer').message).toBe('The directory could not answer: ECONNREFUSED');
  });

  it('that has a word already keeps it', () => {
    const error = new AppError('sign-in-refused', 'A bind needs a DN and a password');
    expect(translate(error, 'answer')).toBe(error);
  });

  it('is translated whatever was thrown', () => {
    fc.assert(
      fc.property(fc.anything(), (thrown) => {
        const error = translate(thrown, 'answer');
        expect(error).toBeInstanceOf(AppError);
        expect(error.cause).toBe(thrown);
      }),
    );
  });
});
