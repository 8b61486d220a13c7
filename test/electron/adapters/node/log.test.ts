import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { createLog, redact } from '../../../../electron/adapters/node/log.ts';
import { AppError } from '../../../../electron/core/base/errors.ts';

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
