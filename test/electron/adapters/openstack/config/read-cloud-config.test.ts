import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  readCloudConfig,
  type CloudConfigOptions,
} from '../../../../../electron/adapters/openstack/config/read-cloud-config.ts';
import { AppError } from '../../../../../electron/core/base/errors.ts';
import type { CloudProfile } from '../../../../../shared/domain/profile.ts';
import { cpuMsOf } from '../../../../cpu-time.ts';

const authUrl = 'https://keystone.example.org:5000/v3';
const profile: CloudProfile = {
  authUrl,
  timeouts: { connectMs: 1000, requestMs: 1000 },
  groupSettleSeconds: 60,
};
const openrc = {
  OS_AUTH_URL: authUrl,
  OS_USERNAME: 'ada',
  OS_PASSWORD: 'very secret',
  OS_PROJECT_NAME: 'desk',
};

let home: string;
let cwd: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'lanyard-cloud-config-'));
  cwd = join(home, 'here');
  mkdirSync(cwd);
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const read = (options: Partial<CloudConfigOptions> = {}) =>
  readCloudConfig({ profile, env: {}, cwd, home, ...options });

const write = (text: string, name = 'clouds.yaml') => writeFileSync(join(cwd, name), text);

/** An entry with an application credential, and more lines. */
const entry = (...more: readonly string[]) =>
  [
    'clouds:',
    '  wmcs:',
    '    auth_type: v3applicationcredential',
    `    auth: { auth_url: "${authUrl}", application_credential_id: abc, application_credential_secret: very secret }`,
    ...more.map((line) => `    ${line}`),
    '',
  ].join('\n');

/** The one sentence of a refusal; it never tells the secret. */
async function sentence(options: Partial<CloudConfigOptions> = {}): Promise<string> {
  const failure: unknown = await read(options).catch((error: unknown) => error);
  if (!(failure instanceof AppError)) throw new Error('This was not refused');
  expect(failure.code).toBe('cloud-config-wrong');
  expect(failure.params).toEqual([failure.message]);
  expect(failure.message).not.toContain('very secret');
  return failure.message;
}

describe('readCloudConfig', () => {
  it('lets people sign in by name where a machine has nothing of its own', async () => {
    const whole = {
      ...profile,
      region: 'north',
      interface: 'internal',
      projectName: 'admin',
    } as const;
    expect(await read({ profile: { ...whole, userDomain: 'people' }, ca: 'a CA' })).toEqual({
      ...{ authUrl, region: 'north', interface: 'internal', ca: 'a CA' },
      userDomain: { id: 'people' },
      scope: { project: { name: 'admin', domain: { id: 'people' } } },
      credentials: undefined,
    });
  });

  it('takes an application credential, which has its project already', async () => {
    write(entry('region_name: south', 'interface: admin'));
    expect(await read({ profile: { ...profile, region: 'north', interface: 'public' } })).toEqual({
      ...{ authUrl, region: 'south', interface: 'admin', ca: undefined },
      userDomain: { id: 'default' },
      scope: undefined,
      credentials: { kind: 'application-credential', of: { id: 'abc' }, secret: 'very secret' },
    });
  });

  it('takes name and password from the environment', async () => {
    expect(await read({ env: openrc })).toMatchObject({
      scope: { project: { name: 'desk', domain: { id: 'default' } } },
      credentials: {
        kind: 'user',
        user: { name: 'ada', domain: { id: 'default' } },
        password: 'very secret',
      },
    });
  });

  it('uses the entry that the profile names, unless OS_CLOUD names another', async () => {
    const other = entry().replace('clouds:\n', '').replace('wmcs', 'other').replace('abc', 'xyz');
    write(entry() + other);
    const named = { ...profile, cloud: 'wmcs' };
    const idOf = async (env: Record<string, string>) =>
      (await read({ profile: named, env })).credentials;
    expect(await idOf({})).toMatchObject({ of: { id: 'abc' } });
    expect(await idOf({ OS_CLOUD: 'other' })).toMatchObject({ of: { id: 'xyz' } });
    expect(await sentence({ env: { OS_CLOUD: 'third' } })).toMatch(
      /cloud third: there is no cloud/,
    );
  });

  it('completes an entry without a URL from the profile', async () => {
    write(entry().replace(`auth_url: "${authUrl}", `, ''));
    expect(await read()).toMatchObject({ authUrl, credentials: { of: { id: 'abc' } } });
  });

  it('never takes secrets for one cloud to another', async () => {
    const elsewhere = entry().replace('keystone.example.org', 'keystone.work.example.com');
    write(elsewhere);
    expect(await read()).toMatchObject({ authUrl, credentials: undefined });
    expect(await sentence({ env: { OS_CLOUD: 'wmcs' } })).toMatch(/not the event's cloud/);
    const env = { ...openrc, OS_AUTH_URL: 'https://keystone.work.example.com/v3' };
    expect(await sentence({ env })).toMatch(/^the OS_\* variables: auth_url/);
  });

  it('refuses not to verify, and says what to do instead', async () => {
    for (const line of ['verify: false', 'verify: no', 'insecure: true']) {
      write(entry(line));
      expect(await sentence(), line).toMatch(/cloud wmcs: verify: .*cacert/);
    }
    write(entry('verify: false').replace(authUrl, 'http://127.0.0.1:5000/v3'));
    const { authUrl: _, ...anywhere } = profile;
    expect(await read({ profile: anywhere })).toMatchObject({ ca: undefined });
  });

  it('reads the CA beside the folder it is in, and from home', async () => {
    const [pem = ''] = rootCertificates;
    writeFileSync(join(cwd, 'ca.pem'), pem);
    writeFileSync(join(home, 'ca.pem'), pem);
    for (const file of ['ca.pem', '~/ca.pem', join(home, 'ca.pem')]) {
      write(entry(`cacert: ${file}`));
      expect((await read()).ca, file).toContain(pem.trim());
    }
    write(entry('cacert: nowhere.pem'));
    expect(await sentence()).toMatch(/cacert: .*nowhere\.pem is named, but there is nothing/);
  });

  it('names the place and the key of everything that is wrong', async () => {
    const wrongs = [
      [entry('interface: sideways'), /cloud wmcs: interface: expected one of/],
      [entry('regions: [one, two]'), /region_name: there is no region three/],
      [entry().replace('v3application', 'v3oidc'), /auth_type: expected one of password/],
      [entry().replace('v3applicationcredential', 'password'), /auth_type: expected v3application/],
      [entry().replace('application_credential_id', 'x'), /application_credential_id is missing/],
      [entry().replace('/v3', '/v2.0'), /auth_url: Lanyard needs Identity v3/],
      ['clouds: [very secret', /clouds\.yaml: line \d is not YAML$/],
      ['just: very secret\n- text', /clouds\.yaml: line \d is not YAML$/],
      ['- very secret', /clouds\.yaml: keys are needed/],
      [entry().replace('wmcs', 'envvars'), /clouds\.envvars: this name is kept/],
    ] as const;
    for (const [text, words] of wrongs) {
      write(text);
      const env: Record<string, string> = text.includes('regions')
        ? { OS_REGION_NAME: 'three' }
        : {};
      expect(await sentence({ env }), text).toMatch(words);
    }
  });

  it('reads no file without an end, and none that is no text', async () => {
    write(' '.repeat(2 * 1024 * 1024));
    expect(await sentence()).toMatch(/longer than 64 KiB/);
    writeFileSync(join(cwd, 'clouds.yaml'), Buffer.from([0xff, 0xfe, 0x00]));
    expect(await sentence()).toMatch(/not UTF-8/);
  });

  it('does not grow on aliases of aliases', async () => {
    const layers = Array.from({ length: 30 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`);
    write(['a0: &a0 [x, x]', ...layers].join('\n'));
    expect(await sentence()).toMatch(/aliases/);
  });

  it('says that no cloud is set up', async () => {
    await expect(read({ profile: undefined })).rejects.toMatchObject({ code: 'cloud-not-set-up' });
    const { authUrl: _, ...nowhere } = profile;
    await expect(read({ profile: nowhere })).rejects.toMatchObject({ code: 'cloud-not-set-up' });
  });
});

describe('an entry of clouds.yaml', () => {
  it.each(['profile: ovh', 'cloud: ovh', 'profile: "https://vendor.example"', 'profile: [ovh]'])(
    'never takes the secrets of an unknown vendor (%s) to the event',
    async (vendor) => {
      const own = entry(vendor).replace(`auth_url: "${authUrl}", `, '');
      write(own);
      expect(await read()).toMatchObject({ authUrl, credentials: undefined });
      expect(await sentence({ env: { OS_CLOUD: 'wmcs' } })).toMatch(/cloud wmcs: profile: nothing/);
      expect(await sentence({ profile: { ...profile, cloud: 'wmcs' } })).toMatch(/this vendor/);
      write('public-clouds:\n  ovh: { region_name: north }\n', 'clouds-public.yaml');
      expect(await read()).toMatchObject({ credentials: undefined });
    },
  );

  it('takes an entry whose vendor is known, or that says itself where its cloud is', async () => {
    write(entry('profile: ovh'));
    expect(await read()).toMatchObject({ credentials: { of: { id: 'abc' } } });
    write(entry('profile: ours').replace(`auth_url: "${authUrl}", `, ''));
    const vendors = `public-clouds:\n  ours: { auth: { auth_url: "${authUrl}" } }\n`;
    write(vendors, 'clouds-public.yaml');
    expect(await read()).toMatchObject({ authUrl, credentials: { of: { id: 'abc' } } });
    write(vendors.replace('keystone.example.org', 'elsewhere.example.org'), 'clouds-public.yaml');
    expect(await read()).toMatchObject({ authUrl, credentials: undefined });
  });

  it.each([
    ['25921e05', '25921e05'],
    ['007e2', '007e2'],
    ['0o17', '0o17'],
    ['12_345', '12345'],
    ['0777', '511'],
    ['190:20:30', '685230'],
    ['2024-01-05', '2024-01-05'],
    ['1.50', '1.5'],
    ['yes', 'True'],
    ['y', 'y'],
    ['"0777"', '0777'],
  ])('takes the password %s for the text that PyYAML reads: %s', async (written, password) => {
    const auth = `{ auth_url: "${authUrl}", username: ${written}, password: ${written}, project_name: ${written} }`;
    write(`clouds:\n  ev:\n    auth: ${auth}\n`);
    expect(await read()).toMatchObject({
      scope: { project: { name: password } },
      credentials: { user: { name: password }, password },
    });
  });

  it.each([
    ['~', undefined],
    ['', undefined],
  ])('takes the password %j for none', async (written, credentials) => {
    write(
      `clouds:\n  ev:\n    auth: { auth_url: "${authUrl}", username: ada, password: ${written} }\n`,
    );
    expect(await read()).toMatchObject({ credentials });
  });

  it.each(['=', '!secret very secret', '!!binary dmVyeSBzZWNyZXQ=', '0b_', '9999-99-99'])(
    'refuses the value %s, which PyYAML cannot read, with its line',
    async (written) => {
      write(`clouds:\n  ev:\n    auth:\n      password: ${written}\n`);
      expect(await sentence()).toMatch(/line 4 has a value that needs quotes$/);
    },
  );

  it('refuses nesting without an end with its line, and takes no second document', async () => {
    for (const deep of ['['.repeat(60_000), '- '.repeat(30_000), '{a: '.repeat(15_000)]) {
      const worked = await cpuMsOf(async () => {
        write(`clouds:\n  ${deep}`);
        expect(await sentence()).toMatch(/line 2 nests too deep$/);
      });
      expect(worked).toBeLessThan(1000);
    }
    write(`${entry()}---\n${entry()}`);
    expect(await sentence()).toMatch(/is not YAML$/);
  });

  it('refuses what holds itself', async () => {
    write('clouds:\n  ev: &a\n    auth: {x: [*a]}\n');
    expect(await sentence()).toMatch(/aliases stand for too much$/);
  });

  it('counts aliases before it looks for their anchors', async () => {
    write(`clouds: {}\nx: [${'&a x, *a, '.repeat(5000)}]`);
    const worked = await cpuMsOf(async () => {
      expect(await sentence()).toMatch(/aliases/);
    });
    expect(worked).toBeLessThan(1000);
  });
});
