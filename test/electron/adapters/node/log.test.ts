import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { createLog, redact } from '../../../../electron/adapters/node/log.ts';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { cpuMs } from '../../../cpu-time.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-log-'));
  file = join(folder, 'event', 'lanyard.log');
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const entry = z.record(z.string(), z.unknown());
const lines = () =>
  readFileSync(file, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => entry.parse(JSON.parse(line)));

/** What must never be read in a log; each in the forms in which it could come there. */
const canaries = [
  ['an e-mail address', 'canary.person@example.org'],
  ['an address with a tag', 'canary+desk@sub.example.org'],
  ['a public key', 'AAAAC3NzaC1lZDI1NTE5AAAAIcanaryCanaryCanary'],
  ['a hash of slapd', '{SSHA}canaryCanaryCanaryCanary=='],
  ['a hash of crypt', '{CRYPT}$6$canary$canaryCanaryCanary/'],
  ['a password', 'password: canary horses ran'],
  ['a password as an assignment', 'PASSWORD=canary'],
  ['a password as JSON', '{"password":"canary"}'],
  ['a token', 'token: canary'],
  ['a bearer token', 'Authorization: Bearer canary.canary-canary_canary'],
  ['a bearer token alone', 'bearer canary'],
  ['an attribute of LDAP', 'userPassword: canary horses'],
  ['an attribute of LDIF, folded', 'userPassword:: Y2FuYXJ5\n IGNhbmFyeQ==\n canary'],
  ['a variable', 'OS_PASSWORD=canary horses'],
  ['an exported variable', 'export LANYARD_BIND_PASSWORD="canary horses"'],
  ['a passcode', 'passcode=canary'],
  ['a second factor', 'LANYARD_TOTP=otpauth://totp/x?secret=CANARY'],
  ['an application credential', '    application_credential_secret: canary'],
  ['a block of YAML', 'password: |\n  canary\n  canary\nregion: north'],
  ['a list of JSON', '{\n  "passwords": [\n    "canary"\n  ]'],
  ['JSON in JSON', String.raw`{\"password\": \"canary\"}`],
  ['XML', '<adminPassword>canary</adminPassword>'],
  ['an option', 'openstack --os-password canary token issue'],
  ['a hash of Ruby', ':secret => "canary"'],
  ['a header of a cloud', 'X-Auth-Token: canary'],
  ['a cookie', 'Set-Cookie: session=canary; HttpOnly'],
  ['a private key of a JSON Web Key', '"private_key":"canary"'],
  ['a URL with a password', 'https://jane:canary@keystone.example.org/v3'],
  ['a URL with a password that has an @', 'ldaps://jane:c@n@canary@ldap.example.org'],
  ['a URL with a token', 'https://x.example.org/?access_token=canary&x=1'],
  ['a Fernet token', 'the token gAAAAABcanaryCanary_canary-canary was refused'],
  ['a JSON Web Token', 'eyJhbGciOiJIUzI1NiJ9.canaryCanaryCanary.canary'],
  ['an event key', 'lanyard-x25519-private:canaryCanary=='],
  ['basic credentials', 'Basic Y2FuYXJ5OmNhbmFyeQ=='],
  [
    'a private key',
    '-----BEGIN OPENSSH PRIVATE KEY-----\ncanary\ncanary\n-----END OPENSSH PRIVATE KEY-----',
  ],
  ['half a private key', '-----BEGIN RSA PRIVATE KEY-----\ncanary'],
] as const;
const LEAK = /canary|Y2FuYXJ5|IGNhbmFyeQ/i;

describe('a line of the log', () => {
  it('says when, how serious, what and with which fields', () => {
    const log = createLog(file);
    log.info('started', { host: 'web', people: 3, big: 7n });
    log.error('call-failed', new TypeError('no such thing'), { method: 'names.check' });
    const [first, second] = lines();
    expect(first).toMatchObject({
      level: 'info',
      event: 'started',
      host: 'web',
      people: 3,
      big: '7',
    });
    expect(Date.parse(String(first?.['at']))).not.toBeNaN();
    expect(second).toMatchObject({ level: 'error', error: 'no such thing', method: 'names.check' });
    expect(second?.['stack']).toContain('log.test.ts');
  });

  it('says why, and why that', () => {
    const cause = new Error('ECONNRESET', { cause: 'the switch' });
    createLog(file).error('call-failed', new AppError('directory-unreachable', 'gone', { cause }));
    expect(lines()[0]).toMatchObject({
      error: 'gone',
      cause: { error: 'ECONNRESET', cause: { error: 'the switch' } },
    });
  });

  it.each(canaries)(
    'never shows %s, in a field, a message, a stack or a cause',
    (_what, canary) => {
      const log = createLog(file);
      log.info('said', { plain: canary, deep: { list: [`before ${canary}`] } });
      log.error('failed', new Error(`refused: ${canary}`, { cause: new Error(canary) }));
      log.error('failed', canary);
      expect(lines()).toHaveLength(3);
      expect(readFileSync(file, 'utf8')).not.toMatch(LEAK);
    },
  );

  it.each([
    'password',
    'newPassword',
    'secret',
    'bindSecret',
    'token',
    'authorization',
    'privateKey',
  ])('never shows what is called %s, whatever it looks like', (name) => {
    createLog(file).info('said', { [name]: 'canary', deep: [{ [name]: ['canary', 7] }] });
    expect(readFileSync(file, 'utf8')).not.toMatch(LEAK);
  });

  it('keeps what is no secret', () => {
    const words = 'uid=ada,ou=people: Password fails quality checking policy; ssh-ed25519 accepted';
    expect(redact(words)).toBe(words);
  });

  it('costs little, however long and odd its text', () => {
    for (const character of ['a', '@', '-', 'A', '{', ' ']) {
      expect(redact(character.repeat(5_000_000)).length).toBeLessThan(10_000);
    }
  });
});

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
      fc.property(prefixes, words, separators, secrets, (prefix, word, separator, secret) => {
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

  it('is the same when it is redacted once more', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(around, words, separators, secrets, tokens), { maxLength: 8 }),
        (parts) => {
          const once = redact(parts.join(''));
          expect(redact(once)).toBe(once);
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

describe('the log', () => {
  it('is for its owner alone', () => {
    createLog(file).info('started');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
  });

  it.each([
    ['its folder is a file', () => writeFileSync(join(folder, 'event'), '')],
    ['its file is a folder', () => mkdirSync(file, { recursive: true })],
  ])('never fails where %s: the terminal shows the line, redacted', (_what, make) => {
    make();
    const shown: string[] = [];
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => shown.push(String(text)) > 0);
    createLog(file).error('failed', new Error('canary@example.org'));
    expect(shown).toHaveLength(1);
    expect(shown[0]).toContain('"event":"failed"');
    expect(shown[0]).not.toMatch(LEAK);
  });

  it('never fails where a field cannot be written: the line stands without it', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    const endless = new Error('it caused itself');
    endless.cause = endless;
    const log = createLog(file);
    log.info('circle', { circle });
    log.error('endless', endless);
    log.info('getter', {
      get broken(): string {
        throw new Error('canary');
      },
    });
    log.error('nameless', Object.create(null));
    expect(lines().map(({ event }) => event)).toEqual(['circle', 'endless', 'getter', 'nameless']);
    expect(lines()[1]).toMatchObject({ error: 'it caused itself' });
  });

  it('is one line of JSON for anything that is written', () => {
    const log = createLog(file);
    let count = 0;
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.object(), (event, fields) => {
        log.info(event, fields);
        count += 1;
        expect(lines()).toHaveLength(count);
      }),
    );
  });
});
