import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSystems } from '../../../electron/adapters/create-systems.ts';
import { loadProfile } from '../../../electron/adapters/profile/load-profile.ts';
import type { Ports } from '../../../electron/core/ports/ports.ts';

let folder: string;
let opened: Pick<Ports, 'directory' | 'cloud'>[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-systems-'));
});
afterEach(async () => {
  for (const { directory, cloud } of opened) {
    await directory.close();
    await cloud?.close();
  }
  opened = [];
  rmSync(folder, { recursive: true });
});

/** Nothing of this machine's own settings. */
const bare = (): NodeJS.ProcessEnv => ({ LDAPNOINIT: '1', HOME: folder });

async function systems(profile: string, env: NodeJS.ProcessEnv = {}) {
  const own = { ...bare(), ...env };
  const loaded = await loadProfile(profile, { env: own });
  mkdirSync(join(folder, 'event'), { recursive: true });
  const made = await createSystems(loaded, {
    ...{ folder: join(folder, 'event'), credentials: undefined, env: own },
    log: { info: () => undefined, error: () => expect.unreachable() },
  });
  opened.push(made);
  return made;
}

describe('the systems of practice', () => {
  it('are all there, and its helper is signed in', async () => {
    const { tools, groups, links, cloud, cloudSession, wikimedia } = await systems('practice');
    expect(cloudSession.signedIn).toBe(true);
    expect(await cloud?.findProject('tools')).toMatchObject({ name: 'tools' });
    expect((await tools?.lookAtTool('nowhere'))?.group).toBeUndefined();
    expect(await groups?.membersOf('nowhere')).toBeUndefined();
    expect(await links.linkedTo('nobody-of-this-name')).toBeUndefined();
    expect(wikimedia?.prove).toBeDefined();
  });

  it('know after a restart what was done in them', async () => {
    const first = await systems('practice');
    const made = { name: 'bikes', description: 'Racks', tags: [] };
    await first.cloud?.createProject(made);
    const { cloud } = await systems('practice');
    expect(await cloud?.findProject('bikes')).toMatchObject({ description: 'Racks' });
  });
});

describe('the systems of Wikimedia', () => {
  it('wait for a sign-in at the cloud where this machine has no credential', async () => {
    const { cloud, cloudSession, tools, groups, wikimedia } = await systems('wikimedia');
    expect(cloudSession).toEqual({ signedIn: false, username: '' });
    await expect(cloud?.state()).rejects.toMatchObject({ code: 'cloud-sign-in-needed' });
    expect([tools, groups]).not.toContain(undefined);
    expect(wikimedia?.prove).toBeUndefined();
  });

  it('begin with the credential of the environment', async () => {
    const { cloudSession } = await systems('wikimedia', {
      OS_AUTH_TYPE: 'v3applicationcredential',
      OS_APPLICATION_CREDENTIAL_ID: 'abc',
      OS_APPLICATION_CREDENTIAL_SECRET: 'canary',
    });
    expect(cloudSession).toEqual({ signedIn: true, username: '' });
  });
});
