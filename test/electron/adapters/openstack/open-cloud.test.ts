import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCloud } from '../../../../electron/adapters/openstack/open-cloud.ts';
import { systemClock } from '../../../../electron/adapters/node/system.ts';
import type { CloudProfile } from '../../../../shared/domain/profile.ts';
import { watchClientSockets } from '../../../fakes/client-sockets.ts';

const authUrl = 'https://keystone.example.org:5000/v3';
const named: CloudProfile = {
  authUrl,
  timeouts: { connectMs: 1000, requestMs: 1000 },
  groupSettleSeconds: 60,
};

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'lanyard-open-cloud-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const open = (profile = named, env: Record<string, string> = {}) =>
  openCloud({ profile, ca: undefined, places: { env, cwd: home, home }, clock: systemClock });

const entry = (type: string, auth: string): void => {
  const lines = ['clouds:', '  event:', `    auth_type: ${type}`, `    auth: { ${auth} }`, ''];
  writeFileSync(join(home, 'clouds.yaml'), lines.join('\n'));
};

describe('the cloud that a desk begins with', () => {
  it('is signed in to with an application credential, and contacts nobody before the first call', async () => {
    const sockets = watchClientSockets();
    const auth = 'application_credential_id: abc, application_credential_secret: canary';
    entry('v3applicationcredential', auth);
    const { cloud, cloudSession } = await open({ ...named, cloud: 'event' });
    expect(cloudSession).toEqual({ signedIn: true, username: '' });
    await new Promise(setImmediate);
    expect(sockets.all()).toEqual([]);
    sockets.stop();
    await cloud?.close();
  });

  it('knows whose password it has, and does not tell it', async () => {
    entry('password', 'username: ada, password: canary');
    const { cloudSession } = await open({ ...named, cloud: 'event' });
    expect(cloudSession).toEqual({ signedIn: true, username: 'ada' });
  });

  it('waits for a sign-in where the password is missing', async () => {
    entry('password', 'username: ada');
    const { cloudSession } = await open({ ...named, cloud: 'event' });
    expect(cloudSession).toEqual({ signedIn: false, username: '' });
  });

  it('waits for a sign-in where nothing but its address is known', async () => {
    const { cloud, cloudSession } = await open();
    expect(cloudSession).toEqual({ signedIn: false, username: '' });
    await expect(cloud?.state()).rejects.toMatchObject({ code: 'cloud-sign-in-needed' });
    await cloud?.close();
  });

  it('says what is wrong with the settings when it is asked, and keeps nobody from the rest', async () => {
    const nowhere = await open({ ...named, authUrl: undefined });
    await expect(nowhere.cloud?.probe()).rejects.toMatchObject({ code: 'cloud-not-set-up' });
    const plain = await open({ ...named, authUrl: 'http://keystone.example.org/v3' });
    await expect(plain.cloud?.probe()).rejects.toMatchObject({ code: 'cloud-config-wrong' });
    expect(plain.cloudSession.signedIn).toBe(false);
  });
});
