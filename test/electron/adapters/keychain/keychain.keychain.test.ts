import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createKeychain } from '../../../../electron/adapters/keychain/keychain.ts';
import { createVault } from '../../../../electron/adapters/seal/vault.ts';
import { keytarModule } from '../../../keychain/keytar-build.ts';
import { noBus, startKeyring, startSilentBus, type Keyring } from '../../../keychain/keyring.ts';

const NAME = 'lanyard/event/seal-key/1';
const secret = 'Ünïcode ключ 鍵 with spaces';

/** The ids of a process' children (proc(5)). */
const childrenOf = (pid = 0): string[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);

let module: string;
let folder: string;
beforeAll(() => {
  module = keytarModule();
  folder = mkdtempSync(join(tmpdir(), 'lanyard-keychain-'));
  return () => rmSync(folder, { recursive: true });
});

describe('a keychain that is open', () => {
  let keyring: Keyring;
  beforeAll(async () => {
    keyring = await startKeyring();
    return () => keyring.stop();
  });

  it('gives back what was set, to another process too, until it is deleted', async () => {
    const keychain = createKeychain({ env: keyring.env, module });
    expect(await keychain.get(NAME)).toBeUndefined();
    await keychain.set(NAME, secret);
    expect(await createKeychain({ env: keyring.env, module }).get(NAME)).toBe(secret);
    await keychain.set(NAME, 'another');
    expect(await keychain.get(NAME)).toBe('another');
    await keychain.delete(NAME);
    expect(await keychain.get(NAME)).toBeUndefined();
    await keychain.delete(NAME);
  });

  it('answers many questions one after the other', async () => {
    const keychain = createKeychain({ env: keyring.env, module });
    const names = ['a', 'b', 'c'];
    const answers = await Promise.all(
      names.flatMap((name) => [keychain.set(name, name), keychain.get(name)]),
    );
    expect(answers.filter((answer) => answer !== undefined)).toEqual(names);
  });

  it('holds the key of a vault, which a later run finds', async () => {
    const secrets = createKeychain({ env: keyring.env, module });
    const vault = () => createVault({ folder, eventId: 'event', secrets });
    const sealed = (await vault().seal()).seal('Jane Doe', 'row');
    const later = vault();
    expect(await later.current()).toEqual({ state: 'open', keeper: 'keychain' });
    expect((await later.seal()).open(sealed, 'row')).toBe('Jane Doe');
    await later.destroy();
  });
});

describe('a keychain that is locked', () => {
  let keyring: Keyring;
  beforeAll(async () => {
    keyring = await startKeyring();
    await createKeychain({ env: keyring.env, module }).set(NAME, secret);
    await keyring.lock();
    return () => keyring.stop();
  });

  it('says so, and never that the secret is not there', async () => {
    const keychain = createKeychain({ env: keyring.env, module });
    for (const ask of [() => keychain.get(NAME), () => keychain.set(NAME, 'x')]) {
      await expect(ask()).rejects.toMatchObject({ code: 'keychain-locked' });
    }
  });
});

describe('a keychain that is not there', () => {
  it('is missing where there is no bus', async () => {
    const keychain = createKeychain({ env: noBus(folder), module });
    for (const ask of [() => keychain.get(NAME), () => keychain.set(NAME, secret)]) {
      await expect(ask()).rejects.toMatchObject({ code: 'keychain-missing' });
    }
  });

  it('is missing where keytar is not installed', async () => {
    const keychain = createKeychain({ env: noBus(folder), module: 'no-such-module' });
    await expect(keychain.get(NAME)).rejects.toMatchObject({ code: 'keychain-missing' });
  });
});

describe('a keychain that never answers', () => {
  let bus: Awaited<ReturnType<typeof startSilentBus>>;
  beforeAll(async () => {
    bus = await startSilentBus();
    return () => bus.stop();
  });

  it('is given up after a while, and this process goes on', async () => {
    const keychain = createKeychain({ env: bus.env, module, patienceMs: 2000 });
    const asked = keychain.get(NAME);
    await expect.poll(() => bus.connections(), { timeout: 60_000 }).toBeGreaterThan(0);
    await expect(asked).rejects.toMatchObject({ code: 'keychain-silent' });
  });

  it('ends with its parent, however that ends', async () => {
    const program = `
      import { createKeychain } from '${join(import.meta.dirname, '../../../../electron/adapters/keychain/keychain.ts')}';
      void createKeychain({ env: process.env, module: '${module}' }).get('x');`;
    const before = bus.connections();
    const parent = spawn(process.execPath, ['--input-type=module', '-e', program], {
      env: bus.env,
    });
    await expect.poll(() => bus.connections(), { timeout: 60_000 }).toBeGreaterThan(before);
    const [child = ''] = childrenOf(parent.pid);
    expect(child).not.toBe('');
    parent.kill('SIGKILL');
    await expect.poll(() => existsSync(`/proc/${child}`), { timeout: 60_000 }).toBe(false);
  });

  it('leaves no process behind', async () => {
    const keychain = createKeychain({ env: bus.env, module, patienceMs: 500 });
    await expect(keychain.get(NAME)).rejects.toMatchObject({ code: 'keychain-silent' });
    const children = () => process.getActiveResourcesInfo().filter((it) => it === 'ProcessWrap');
    await expect.poll(children).toEqual([]);
  });
});

it('tells the child none of the helper’s own passwords', async () => {
  const asked = join(import.meta.dirname, '../../../keychain/environment-module.cjs');
  const env = { ...noBus(folder), LANYARD_PASSPHRASE: 'nine tall horses', LANG: 'C' };
  const told = (await createKeychain({ env, module: asked }).get(NAME)) ?? '';
  expect(told).toContain('LANG');
  expect(told).not.toContain('LANYARD');
});
