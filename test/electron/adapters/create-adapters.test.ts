import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAdapters } from '../../../electron/adapters/create-adapters.ts';
import { MARKER } from '../../../electron/adapters/storage/own-names.ts';
import { noPolicy } from '../../../electron/adapters/names/sign-up-policy.ts';
import type { Ports } from '../../../electron/core/ports/ports.ts';
import { watchClientSockets } from '../../fakes/client-sockets.ts';

const person = { uid: 'ada', cn: 'Ada Lovelace', mail: 'ada@example.org', uidNumber: 400_000 };

let dataFolder: string;
let opened: Ports[] = [];
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'lanyard-adapters-'));
});
afterEach(async () => {
  await Promise.all(
    opened.flatMap(({ journal, directory }) => [journal.close(), directory.close()]),
  );
  opened = [];
  rmSync(dataFolder, { recursive: true });
});

async function adapters(profile: string, env: NodeJS.ProcessEnv = {}): Promise<Ports> {
  // LDAPNOINIT (man ldap.conf): nothing of this machine's own settings.
  const ports = await createAdapters({ profile, dataFolder, env: { LDAPNOINIT: '1', ...env } });
  opened.push(ports);
  return ports;
}

describe('practice mode', () => {
  it('needs no sign-in, and keeps everything in its own folder', async () => {
    const ports = await adapters('practice');
    expect(ports).toMatchObject({ practice: true, profileFile: 'practice' });
    expect(ports.session).toMatchObject({ needed: false, signedIn: true });
    await ports.directory.addPerson(person, 'nine horses ran');
    ports.log.info('started');
    expect(await ports.journal.list({ limit: 1000 })).toEqual([]);
    expect(readdirSync(dataFolder)).toEqual([MARKER, ports.profile.event.id]);
    const kept = readdirSync(join(dataFolder, ports.profile.event.id)).toSorted();
    expect(kept).toEqual(
      expect.arrayContaining(['journal.sqlite', 'lanyard.log', 'practice-directory.json']),
    );
  });

  it('knows its people again after a restart', async () => {
    await (await adapters('practice')).directory.addPerson(person, 'nine horses ran');
    const { directory } = await adapters('practice');
    expect(await directory.look({ names: ['ada'] })).toMatchObject([
      { uid: person.uid, cns: [person.cn], mails: [person.mail] },
    ]);
    expect(await directory.acceptsPassword('ada', 'nine horses ran')).toBe(true);
    expect((await directory.search('a', 1000)).length).toBeGreaterThan(100);
  });

  it('begins anew where its file was damaged', async () => {
    const { directory, profile } = await adapters('practice');
    await directory.addPerson(person, 'nine horses ran');
    writeFileSync(join(dataFolder, profile.event.id, 'practice-directory.json'), '{');
    const again = await adapters('practice');
    expect(await again.directory.look({ names: ['ada'] })).toEqual([]);
  });
});

describe("Wikimedia's profile", () => {
  it('opens nothing on the network before it is used', async () => {
    const sockets = watchClientSockets();
    const ports = await adapters('wikimedia', {
      LANYARD_BIND_PASSWORD: 'a password',
      LANYARD_BIND_DN: 'uid=ada',
    });
    expect(ports.practice).toBe(false);
    await new Promise(setImmediate);
    expect(sockets.all()).toEqual([]);
    sockets.stop();
  });

  it('keeps its people apart from those of another event', async () => {
    const [practice, wikimedia] = [await adapters('practice'), await adapters('wikimedia')];
    expect(practice.profile.event.id).not.toBe(wikimedia.profile.event.id);
    for (const { log } of [practice, wikimedia]) log.info('started');
    expect(readdirSync(dataFolder)).toHaveLength(3);
    expect(
      existsSync(join(dataFolder, wikimedia.profile.event.id, 'practice-directory.json')),
    ).toBe(false);
  });
});

describe('the bind to start with', () => {
  it('is none where nothing is said, and a sign-in is needed', async () => {
    const { session, directory } = await adapters('wikimedia');
    expect(session).toMatchObject({ needed: true, signedIn: false });
    await expect(directory.addPerson(person, 'nine horses ran')).rejects.toMatchObject({
      code: 'sign-in-needed',
    });
  });

  it('is taken from LANYARD_BIND_PASSWORD and LANYARD_BIND_DN', async () => {
    const env = { LANYARD_BIND_PASSWORD: 'a password', LANYARD_BIND_DN: 'uid=ada,dc=example' };
    const { session } = await adapters('wikimedia', env);
    expect(session).toEqual({ needed: true, signedIn: true, bindDn: 'uid=ada,dc=example' });
    expect(JSON.stringify(session)).not.toContain('a password');
  });

  it('is none with half of it', async () => {
    for (const env of [{ LANYARD_BIND_PASSWORD: '' }, { LANYARD_BIND_DN: 'uid=ada,dc=example' }]) {
      expect((await adapters('wikimedia', env)).session.signedIn).toBe(false);
    }
  });
});

it('a profile without a name check asks nobody', async () => {
  const { namePolicy, profile } = await adapters('practice');
  expect(profile.accounts.nameCheckUrl).toBeUndefined();
  expect(namePolicy).toBe(noPolicy);
});

it('a profile or a folder that is not right is refused in words', async () => {
  await expect(adapters(join(dataFolder, 'no.yaml'))).rejects.toMatchObject({
    code: 'invalid-input',
  });
  writeFileSync(join(dataFolder, 'file'), '');
  const nowhere = { profile: 'practice', dataFolder: join(dataFolder, 'file'), env: {} };
  await expect(createAdapters(nowhere)).rejects.toMatchObject({
    code: 'invalid-input',
    fields: [{ field: 'data', rule: 'data-unusable' }],
  });
  const theirs = { ...nowhere, dataFolder };
  await expect(createAdapters(theirs)).rejects.toMatchObject({
    code: 'invalid-input',
    fields: [{ field: 'data', rule: 'data-foreign', params: [dataFolder, 'file'] }],
  });
  expect(readdirSync(dataFolder)).toEqual(['file']);
});
