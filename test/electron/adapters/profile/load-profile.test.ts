import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadProfile } from '../../../../electron/adapters/profile/load-profile.ts';
import { AppError } from '../../../../electron/core/base/errors.ts';

const example = readFileSync(join(import.meta.dirname, 'fixtures/event.yaml'), 'utf8');

/** Keeps the LDAP client's settings of this machine out of the tests. */
const env = { LDAPNOINIT: '1' };

let folder = '';
/** A certificate that stands for any authority's; its key was thrown away. */
const authority = readFileSync(join(import.meta.dirname, 'fixtures/authority.crt'), 'utf8');
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-profile-'));
  writeFileSync(join(folder, 'ca.crt'), authority);
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(join(folder, 'ca.key'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(text: string | Uint8Array, name = 'event.yaml'): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** Loads the example with one line changed or lines put behind another. */
const loadWith = (from: string, to: string) => {
  expect(example).toContain(from);
  return loadProfile(write(example.replace(from, to)), { env });
};

const refusalOf = (loading: Promise<unknown>): Promise<unknown> =>
  loading.then(
    () => undefined,
    (reason: unknown) => reason,
  );

/** The fields and the message of the refusal, without the folder's name. */
async function refusal(loading: Promise<unknown>): Promise<{ fields: string[]; message: string }> {
  const error = await refusalOf(loading);
  if (!(error instanceof AppError)) throw error;
  expect(error.code).toBe('invalid-input');
  expect(error.fields.map(({ params }) => params[0]).join('\n')).toBe(error.message);
  expect(error.fields.every(({ rule }) => rule === 'profile')).toBe(true);
  const message = error.message.replaceAll(`${folder}/`, '');
  return { fields: error.fields.map(({ field }) => field), message };
}

describe('a profile that is right', () => {
  it('is loaded with its defaults filled in', async () => {
    const file = write(example);
    const loaded = await loadProfile(file, { env });
    expect(loaded).toMatchObject({ file, practice: false, ca: undefined });
    expect(loaded.profile).toMatchObject({
      event: { id: 'example-hackathon-2027', starts: '2027-08-04T08:00:00+02:00' },
      directory: { uidNumber: { ceiling: 499_999 }, jump: { user: 'jane' } },
      accounts: { shellName: '^[a-z][a-z0-9-]{0,31}$', rsaMinBits: 2048 },
    });
  });

  it('ships for practice, and asks nothing of the machine', async () => {
    const broken = { LDAPTLS_CACERT: '/nowhere', LDAPBINDDN: 'nobody' };
    const loaded = await loadProfile('practice', { env: broken });
    expect(loaded).toMatchObject({ file: 'practice', practice: true, ca: undefined });
    expect(loaded.profile.directory.url).toMatch(/\.example$/u);
    expect(loaded.profile.accounts.nameCheckUrl).toBeUndefined();
  });

  it('ships for Wikimedia, with its directory and its rules', async () => {
    const { profile, practice } = await loadProfile('wikimedia', { env });
    expect(practice).toBe(false);
    expect(profile).toMatchObject({
      directory: {
        url: 'ldaps://ldap-rw.eqiad.wikimedia.org',
        people: { base: 'ou=people,dc=wikimedia,dc=org', gidNumber: 500 },
        uidNumber: { floor: 100_000, ceiling: 499_999 },
        disabledPolicyDn: 'cn=disabled,ou=ppolicies,dc=wikimedia,dc=org',
      },
      accounts: { usernameMaxLength: 150, minPasswordLength: 10 },
      cloud: { toolforge: { project: 'tools', role: 'reader' }, projects: { mode: 'reviewed' } },
    });
    expect(profile.accounts.reserved).toContain('*-dns-manager');
    expect(profile.accounts.terms).toHaveLength(2);
  });

  it('ships for Wikimedia with what runs Cloud VPS and Toolforge protected', async () => {
    const { profile } = await loadProfile('wikimedia', { env });
    expect(profile.protected).toEqual({
      people: ['novaadmin', 'novaobserver', 'osstackcanary', '*-dns-manager'],
      tools: ['admin'],
      projects: ['admin', 'cloudinfra', 'bastion'],
      groups: ['tools.admin', 'project-admin', 'project-cloudinfra', 'project-bastion'],
      roles: ['admin'],
    });
  });
});

describe('a profile that is not right', () => {
  it('is refused with every problem in it, in the order of the lines', async () => {
    const broken = example
      .replace('accountsPerHour: 0', 'accountsPerHour: -1')
      .replace('ceiling: 499999', 'ceiling: many');
    expect(await refusal(loadProfile(write(broken), { env }))).toEqual({
      fields: ['directory.uidNumber.ceiling', 'throttle.accountsPerHour'],
      message: [
        'event.yaml line 21: directory.uidNumber.ceiling is "many"; expected: a whole number',
        'event.yaml line 42: throttle.accountsPerHour is -1; expected: a number of at least 0',
      ].join('\n'),
    });
  });

  it.each([
    ['nothing in it', '', 'event.yaml line 1: the profile is empty; expected: a group of keys'],
    ['a list', '- a\n', 'event.yaml line 1: the profile is a list; expected: a group of keys'],
    ['no YAML', 'a: {\n', 'event.yaml line 2: this is not YAML: '],
    ['too much in it', `#${' '.repeat(256 * 1024)}`, 'event.yaml: it is longer than 64 KiB'],
    ['other bytes than UTF-8', new Uint8Array([0x61, 0xff]), 'event.yaml: it is not UTF-8 text'],
  ])('is refused with %s', async (_, text, message) => {
    const refused = await refusal(loadProfile(write(text), { env }));
    expect(refused.message).toContain(message);
    expect(refused.fields).toEqual(['profile']);
  });

  it('is refused where it is not there, or a folder', async () => {
    expect((await refusal(loadProfile(join(folder, 'no.yaml'), { env }))).message).toBe(
      'no.yaml: there is nothing of that name',
    );
    mkdirSync(join(folder, 'folder.yaml'));
    expect((await refusal(loadProfile(join(folder, 'folder.yaml'), { env }))).message).toBe(
      'folder.yaml: it is a folder, not a file',
    );
  });
});

const word = fc.constantFrom(
  ...'event directory url people [ { } - : ? | &a *a !!x " # << __proto__ 5 ~'.split(' '),
  '\n',
  '\n  ',
  '---\n',
  '%YAML 1.1\n',
  '\t',
);
const scraps = fc
  .array(fc.oneof(word, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 40 })
  .map((words) => words.join(''));
const damaged = fc
  .tuple(fc.nat(example.length), fc.nat(20), scraps)
  .map(([at, gone, more]) => example.slice(0, at) + more + example.slice(at + gone));

describe('any text', () => {
  it('ends in a profile or in words about it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(scraps, damaged), async (text) => {
        const error = await refusalOf(loadProfile(write(text, 'any.yaml'), { env }));
        if (error === undefined) return;
        expect(error).toBeInstanceOf(AppError);
        if (error instanceof AppError) expect(error.fields.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the CA', () => {
  const withCa = (caFile: string) => loadWith('directory:\n', `directory:\n  caFile: ${caFile}\n`);

  it('is read from beside the profile, certificates only', async () => {
    write(
      `Issued by hand\n${readFileSync(join(folder, 'ca.key'), 'utf8')}${authority}`,
      'both.pem',
    );
    expect((await withCa('ca.crt')).ca).toBe(authority);
    expect((await withCa('both.pem')).ca).toBe(authority);
  });

  it('of the cloud is read and refused alike', async () => {
    const withCloudCa = (caFile: string) => loadWith('cloud:\n', `cloud:\n  caFile: ${caFile}\n`);
    expect(await withCloudCa('ca.crt')).toMatchObject({ ca: undefined, cloudCa: authority });
    const { fields, message } = await refusal(withCloudCa('no.crt'));
    expect(fields).toEqual(['cloud.caFile']);
    expect(message).toContain('cloud.caFile is "no.crt"');
  });

  it('is refused by key, line and path where it is not there or none', async () => {
    const words =
      'event.yaml line 9: directory.caFile is "no.crt"; expected: a file of CA certificates, and no.crt is none: there is nothing of that name';
    expect(await refusal(withCa('no.crt'))).toEqual({
      fields: ['directory.caFile'],
      message: words,
    });
    expect((await refusal(withCa('ca.key'))).message).toContain('it holds no certificate in PEM');
    write(authority.replace(/[A-Za-z]{20}/u, 'A'.repeat(20)), 'damaged.crt');
    expect((await refusal(withCa('damaged.crt'))).message).toContain(
      'it holds a damaged certificate',
    );
  });

  it('comes from the settings of the LDAP client where the profile names none', async () => {
    const file = write(example);
    const home = { HOME: folder };
    const variable = { ...home, LDAPTLS_CACERT: join(folder, 'ca.crt') };
    expect((await loadProfile(file, { env: variable })).ca).toContain(authority);
    write(`TLS_CACERT ${join(folder, 'ca.crt')}\n`, '.ldaprc');
    expect((await loadProfile(file, { env: home })).ca).toContain(authority);
    expect((await loadProfile(file, { env: { ...home, ...env } })).ca).toBeUndefined();
    rmSync(join(folder, '.ldaprc'));
  });

  it('comes from a folder of them too', async () => {
    mkdirSync(join(folder, 'authorities'));
    write(authority, 'authorities/one.pem');
    write('no certificate', 'authorities/readme');
    const variable = { HOME: folder, LDAPTLS_CACERTDIR: join(folder, 'authorities') };
    expect((await loadProfile(write(example), { env: variable })).ca).toContain(authority);
  });

  it('of the profile goes before any setting', async () => {
    const file = write(example.replace('directory:\n', 'directory:\n  caFile: ca.crt\n'));
    const loaded = await loadProfile(file, { env: { HOME: folder, LDAPTLS_CACERT: '/nowhere' } });
    expect(loaded.ca).toBe(authority);
  });

  it.each(['LDAPTLS_CACERT', 'LDAPTLS_CACERTDIR'])(
    'that %s names in vain is refused',
    async (name) => {
      const nowhere = join(folder, 'nowhere');
      const { message } = await refusal(
        loadProfile(write(example), { env: { HOME: folder, [name]: nowhere } }),
      );
      expect(message).toBe(`ldap.conf: ${name} names nowhere, but there is nothing of that name`);
    },
  );
});

describe('the bind DN', () => {
  const withoutBindDn = () => loadWith('  bindDn: cn=writer,dc=example,dc=org\n', '');

  it('comes from the settings of the LDAP client where the profile names none', async () => {
    const file = write(example.replace('  bindDn: cn=writer,dc=example,dc=org\n', ''));
    const variables = { HOME: folder, LDAPBINDDN: 'uid=jane,dc=example,dc=org' };
    expect((await loadProfile(file, { env: variables })).profile.directory.bindDn).toBe(
      variables.LDAPBINDDN,
    );
    expect((await loadProfile(write(example), { env: variables })).profile.directory.bindDn).toBe(
      'cn=writer,dc=example,dc=org',
    );
    expect((await withoutBindDn()).profile.directory.bindDn).toBeUndefined();
  });

  it('is refused where it is no DN', async () => {
    const file = write(example.replace('  bindDn: cn=writer,dc=example,dc=org\n', ''));
    const { message } = await refusal(
      loadProfile(file, { env: { HOME: folder, LDAPBINDDN: 'jane' } }),
    );
    expect(message).toBe(
      'ldap.conf: LDAPBINDDN is "jane"; expected: a DN such as cn=writer,dc=example,dc=org',
    );
  });
});
