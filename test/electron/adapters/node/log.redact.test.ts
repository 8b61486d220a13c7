import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../../../electron/adapters/node/log.ts';
import { cpuMs } from '../../../cpu-time.ts';

const bases = {
  hex: [...'0123456789abcdef'],
  base64: [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'],
  base64url: [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_'],
};
const textOf = (letters: readonly string[], length: number) =>
  fc.string({ unit: fc.constantFrom(...letters), minLength: length, maxLength: 2 * length });
/** Bytes in a form: letters of both cases and a digit are in nearly all that are long enough. */
const tokens = fc.oneof(
  textOf(bases.hex, 40),
  fc
    .uint8Array({ minLength: 48, maxLength: 99 })
    .map((bytes) => Buffer.from(bytes).toString('base64url').replaceAll('-', 'x'))
    .map((text) => `aB1${text}`),
);
const around = fc.string({ unit: fc.constantFrom(...' ,;:()[]{}<>"\'\n.ax') });
const words = fc.constantFrom(
  'password',
  'Passwd',
  'passphrase',
  'passcode',
  'secret',
  'token',
  'pwd',
  'api_key',
  'cookie',
);
const prefixes = fc.constantFrom(
  '',
  'OS_',
  'user',
  'x-auth-',
  'application_credential_',
  'LANYARD_',
  'new.',
);
const separators = fc.constantFrom(
  ': ',
  ':',
  '=',
  ' = ',
  '": "',
  "': '",
  '\\": \\"',
  ' => ',
  '>',
  ':\n  ',
  '=\n',
);
const secrets = fc
  .string({
    unit: fc.constantFrom(...bases.base64, ' ', '$', '@', ':'),
    minLength: 4,
    maxLength: 30,
  })
  .map((text) => `§${text}§`);

describe('whatever is written to the log', () => {
  it('holds no token-like word, whatever stands around it', () => {
    fc.assert(
      fc.property(tokens, around, around, (token, before, behind) => {
        expect(redact(`${before} ${token} ${behind}`)).not.toContain(token);
      }),
    );
  });

  it('holds nothing that a word calls a secret, in whichever notation', () => {
    fc.assert(
      fc.property(fc.tuple(prefixes, words, separators, secrets), (parts) => {
        const [prefix, word, separator, secret] = parts;
        for (const name of [prefix + word, prefix + word.toUpperCase(), `${prefix}${word}_old`]) {
          expect(redact(`refused {${name}${separator}${secret}`)).not.toContain('§');
        }
      }),
    );
  });

  it('holds nobody’s password of a URL', () => {
    const part = fc.string({
      unit: fc.constantFrom(...bases.base64url, ':', '@', '%', '!'),
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(
        fc.constantFrom('https', 'ldap', 'postgresql+x'),
        part,
        part,
        (scheme, user, password) => {
          const url = `${scheme}://${user}:§${password}§@host.example.org/v3`;
          expect(redact(`no answer from ${url}`)).not.toContain('§');
        },
      ),
    );
  });

  it('ends with no half of a word where it was cut', () => {
    const token = `gAAAA${'b'.repeat(200)}`;
    for (let before = 7790; before < 8000; before += 7) {
      expect(redact(`${'word '.repeat(before / 5)}${token} end`)).not.toMatch(/gAAAA|bbb/);
    }
  });

  it('keeps what an error is looked for by', () => {
    const error = new Error('refused');
    error.stack =
      'Error: refused\n    at token (file:///x/session/tokens.ts:55:12)\n    at password (a.js:1:2)';
    expect(redact(error.stack)).toBe(error.stack);
    const kept =
      'request 2c5ea4c0-4067-11e9-8bad-9b1deb4d3b7d of project 0123456789abcdef0123456789abcdef: add-rules';
    expect(redact(kept)).toBe(kept);
    const path = '/home/jane/Work2/lanyard-desk/electron/adapters/openstack/session/endpoint.ts';
    expect(redact(path)).toBe(path);
  });

  it('costs little, however it repeats what a secret begins with', () => {
    const starts = [
      'password ',
      'a_',
      '://',
      'x:@',
      '$a$',
      '-----BEGIN ',
      'token\n ',
      '--',
      'gAAAA',
      '{a}',
      'passpass',
    ];
    for (const start of starts) {
      expect(
        cpuMs(() => redact(start.repeat(100_000))),
        start,
      ).toBeLessThan(200);
    }
  });
});
