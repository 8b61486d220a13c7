import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { practiceSystems } from '../../../../electron/adapters/practice/practice-systems.ts';
import { loadProfile } from '../../../../electron/adapters/profile/load-profile.ts';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { manyTimes } from '../../../races/runs.ts';

const adapters = pathToFileURL(join(import.meta.dirname, '../../../../electron/adapters')).href;
const log = { error: () => undefined, info: () => undefined };
const EACH = 40;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-practice-two-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** With a cloud and with groups of projects, as the profile that ships has them. */
async function open(at = folder) {
  const { cloud, groups, ...systems } = practiceSystems(
    await loadProfile('practice', { env: {} }),
    {
      ...{ folder: at, credentials: undefined, env: {} },
      log,
    },
  );
  if (!cloud || !groups) throw new Error('The practice profile has no cloud or no groups');
  return { ...systems, cloud, groups };
}

const person = (uid: string, uidNumber: number) => ({
  ...{ uid, cn: `Person ${uid}`, mail: `${uid}@example.org`, uidNumber },
});

/** A host on the same folder: it makes accounts and projects one after the other, and again what another host was faster with. */
const host = (name: string, floor: number): string => `
  import { practiceSystems } from '${adapters}/practice/practice-systems.ts';
  import { loadProfile } from '${adapters}/profile/load-profile.ts';
  const log = { error() {}, info() {} };
  const where = { folder: ${JSON.stringify(folder)}, credentials: undefined, env: {}, log };
  const { directory, cloud } = practiceSystems(await loadProfile('practice', { env: {} }), where);
  const again = async (work) => {
    for (;;) {
      try { return await work(); } catch (error) { if (!/-busy$/.test(error.code)) throw error; }
    }
  };
  process.stdout.write('ready');
  await new Promise((resolve) => process.stdin.once('data', resolve));
  for (let i = 0; i < ${EACH}; i += 1) {
    const uid = '${name}' + i;
    const one = { uid, cn: 'Person ' + uid, mail: uid + '@example.org', uidNumber: ${floor} + i };
    await again(() => directory.addPerson(one, 'nine horses ran'));
    await again(() => cloud.createProject({ name: uid, description: '', tags: [] }));
  }
  process.exit();`;

function start(name: string, floor: number) {
  const args = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e'];
  const child = spawn(process.execPath, [...args, host(name, floor)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ready = new Promise((resolve) => child.stdout.once('data', resolve));
  const end = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { ready, go: () => child.stdin.write('go'), end };
}

describe('two practice hosts on one folder', () => {
  it('lose nobody that either of them made, nor any project', manyTimes, async () => {
    const hosts = [start('ada', 300_000), start('bob', 400_000)];
    await Promise.all(hosts.map(({ ready }) => ready));
    for (const { go } of hosts) go();
    expect(await Promise.all(hosts.map(({ end }) => end))).toEqual([0, 0]);
    const { directory, cloud } = await open();
    const names = ['ada', 'bob'].flatMap((name) =>
      Array.from({ length: EACH }, (_, i) => `${name}${i}`),
    );
    const found = await directory.look({ names });
    expect(found.map(({ uid }) => uid).sort()).toEqual(names.sort());
    for (const name of names) expect(await cloud.findProject(name), name).toBeDefined();
  });

  it('see at once what the other did, each refusing what it made', async () => {
    const [one, other] = [await open(), await open()];
    await one.directory.addPerson(person('ada', 300_000), 'nine horses ran');
    expect(await other.directory.acceptsPassword('ada', 'nine horses ran')).toBe(true);
    const second = other.directory.addPerson(person('ada', 300_001), 'ten horses');
    await expect(second).rejects.toMatchObject({ code: 'entry-exists' });
    const taken = other.directory.addPerson(person('bob', 300_000), 'ten horses');
    await expect(taken).rejects.toMatchObject({ code: 'number-taken' });
    const project = await one.cloud.createProject({ name: 'maps', description: '', tags: [] });
    const again = other.cloud.createProject({ name: 'Maps', description: '', tags: [] });
    await expect(again).rejects.toMatchObject({ code: 'project-exists' });
    await one.cloud.removeProject(project.id);
    expect(await other.cloud.findProject('maps')).toBeUndefined();
  });

  it('keep nothing of a write that cannot be kept', async () => {
    const file = join(folder, 'no-folder');
    writeFileSync(file, '');
    const { directory } = await open(file);
    const refused = directory.addPerson(person('ada', 300_000), 'nine horses ran');
    await expect(refused).rejects.toBeInstanceOf(AppError);
    expect(await directory.look({ names: ['ada'] })).toEqual([]);
  });

  it('know the group that the other host’s project has', async () => {
    const [one, other] = [await open(), await open()];
    await one.directory.addPerson(person('ada', 300_000), 'nine horses ran');
    const project = await one.cloud.createProject({ name: 'maps', description: '', tags: [] });
    await one.cloud.grant({ projectId: project.id, userId: 'ada', role: 'member' });
    await other.cloud.findProject('maps');
    expect(await other.groups.membersOf('maps')).toEqual(['ada']);
    // The last role takes the group along; a project that is removed leaves it behind.
    await one.cloud.revoke({ projectId: project.id, userId: 'ada', role: 'member' });
    await other.cloud.findProject('maps');
    expect(await other.groups.membersOf('maps')).toBeUndefined();
    await one.cloud.removeProject(project.id);
    await Promise.all([one.cloud.close(), other.cloud.close()]);
    expect(readFileSync(join(folder, 'practice-cloud.json'), 'utf8')).not.toContain('maps');
  });
});
