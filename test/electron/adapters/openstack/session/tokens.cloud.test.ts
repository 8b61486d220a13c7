import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { CloudAccess } from '../../../../../electron/adapters/openstack/session/cloud-access.ts';
import { createOpenStackCloud } from '../../../../../electron/adapters/openstack/cloud.ts';
import { withSecondFactor } from '../../../../../electron/adapters/openstack/config/second-factor.ts';
import { systemClock } from '../../../../../electron/adapters/node/system.ts';
import type { Cloud } from '../../../../../electron/core/ports/cloud.ts';
import type { Clock } from '../../../../../electron/core/ports/system.ts';
import {
  issueToken,
  openSession,
  type CloudSession,
} from '../../../../servers/cloud/cloud-session.ts';
import { startKeystone, type Keystone } from '../../../../servers/cloud/keystone.ts';
import { fakeClock } from '../../../../fakes/clock.ts';
import { adminAccess, timeouts } from '../access.ts';

const withId = z.object({ id: z.string() });

let keystone: Keystone;
let admin: CloudSession;
const open: Cloud[] = [];

beforeAll(async () => {
  keystone = await startKeystone({ identity: 'sql', tls: true });
  admin = openSession(keystone.authUrl, keystone.admin, keystone.caPem);
});
afterAll(async () => {
  await Promise.all(open.map((cloud) => cloud.close()));
  await keystone.stop();
});

function cloudWith(access: Partial<CloudAccess>, clock: Clock = systemClock): Cloud {
  const at = { ...adminAccess(keystone.authUrl), ca: keystone.caPem, ...access };
  const cloud = createOpenStackCloud({
    access: at,
    ...{ domain: 'Default', timeouts, clock },
  });
  open.push(cloud);
  return cloud;
}

/** Keystone revokes all tokens of somebody who is closed, also those that are made in the same second. */
async function revokeAll(userId: string): Promise<void> {
  for (const enabled of [false, true]) {
    await demand('PATCH', `/users/${userId}`, { user: { enabled } });
  }
  const next = Math.ceil(Date.now() / 1000) * 1000;
  await expect.poll(() => Date.now()).toBeGreaterThan(next);
}

const demand = (method: string, path: string, body?: unknown): Promise<unknown> =>
  admin.demand({ method, url: keystone.authUrl + path, body });

const passcodeOf = (secret: Secret): string => new TOTP({ secret }).generate();

const first = async (kind: 'projects' | 'roles', name: string): Promise<string> => {
  const found = await demand('GET', `/${kind}?name=${name}`);
  return z.object({ [kind]: z.array(withId) }).parse(found)[kind]?.[0]?.id ?? '';
};

const password = 'right password';

/** Somebody new with every right in the project `admin`. */
async function makePerson(options = {}): Promise<{ id: string; username: string }> {
  const username = `person-${randomBytes(4).toString('hex')}`;
  const user = { name: username, password, domain_id: 'default', options };
  const made = z.object({ user: withId }).parse(await demand('POST', '/users', { user }));
  const { id } = made.user;
  const [project, role] = [await first('projects', 'admin'), await first('roles', 'admin')];
  await demand('PUT', `/projects/${project}/users/${id}/roles/${role}`);
  return { id, username };
}

/** The same, who needs a password and a passcode. */
async function makeCareful(): Promise<{ username: string; secret: Secret }> {
  const { id, username } = await makePerson({
    multi_factor_auth_enabled: true,
    multi_factor_auth_rules: [['password', 'totp']],
  });
  const secret = new Secret({ size: 20 });
  const credential = { type: 'totp', blob: secret.base32, user_id: id };
  await demand('POST', '/credentials', { credential });
  return { username, secret };
}

describe('signing in to a real Keystone', () => {
  it('asks for the passcode once the password was right, and then takes it', async () => {
    const { username, secret } = await makeCareful();
    const cloud = cloudWith({});
    const known = { username, password };
    await expect(cloud.signIn(known)).rejects.toMatchObject({ code: 'cloud-passcode-needed' });
    await cloud.signIn({ ...known, passcode: passcodeOf(secret) });
    const standing = await cloud.state();
    expect(standing.methods.toSorted()).toEqual(['password', 'totp']);
    expect(standing.username).toBe(username);
  });

  it('takes password and passcode at once, and asks for another one when the token is gone', async () => {
    const { username, secret } = await makeCareful();
    const cloud = cloudWith({});
    await cloud.signIn({ username, password, passcode: passcodeOf(secret) });
    expect(await cloud.findProject('admin')).toMatchObject({ name: 'admin' });
    const { userId } = await cloud.state();
    await revokeAll(userId);
    await expect(cloud.findProject('admin')).rejects.toMatchObject({
      code: 'cloud-passcode-needed',
    });
  });

  it('makes the passcode itself where it was given the second factor, for every token', async () => {
    const { username, secret } = await makeCareful();
    const user = { name: username, domain: { id: 'default' } } as const;
    const bare = { kind: 'user', user, password, passcode: undefined } as const;
    const uri = new TOTP({ secret }).toString();
    const cloud = cloudWith({ credentials: withSecondFactor(bare, { LANYARD_TOTP: uri }) });
    expect(await cloud.findProject('admin')).toMatchObject({ name: 'admin' });
    await revokeAll((await cloud.state()).userId);
    expect(await cloud.findProject('admin')).toMatchObject({ name: 'admin' });
  });

  it('makes it by Keystone’s time where this machine’s clock is hours off', async () => {
    const { username, secret } = await makeCareful();
    const user = { name: username, domain: { id: 'default' } } as const;
    const bare = { kind: 'user', user, password, passcode: undefined } as const;
    const uri = new TOTP({ secret }).toString();
    const credentials = withSecondFactor(bare, { LANYARD_TOTP: uri });
    const clock = { ...systemClock, now: () => new Date(Date.now() + 2 * 3_600_000) };
    const cloud = cloudWith({ credentials }, clock);
    expect(await cloud.findProject('admin')).toMatchObject({ name: 'admin' });
    await revokeAll((await cloud.state()).userId);
    expect(await cloud.findProject('admin')).toMatchObject({ name: 'admin' });
  });

  it('refuses a wrong passcode, and takes the right one after it', async () => {
    const { username, secret } = await makeCareful();
    const cloud = cloudWith({});
    const known = { username, password };
    await expect(cloud.signIn(known)).rejects.toMatchObject({ code: 'cloud-passcode-needed' });
    await expect(cloud.signIn({ ...known, passcode: '000000' })).rejects.toMatchObject({
      code: 'cloud-sign-in-refused',
    });
    await cloud.signIn({ ...known, passcode: passcodeOf(secret) });
    expect(await cloud.findProject('admin')).toBeDefined();
  });

  it('never asks for a passcode where the password was wrong', async () => {
    const { username } = await makeCareful();
    await expect(
      cloudWith({}).signIn({ username, password: 'wrong password' }),
    ).rejects.toMatchObject({ code: 'cloud-sign-in-refused' });
  });

  it('finds the domain by its name', async () => {
    const cloud = cloudWith({});
    await cloud.signIn(keystone.admin);
    expect(await cloud.findProject('admin')).toMatchObject({ name: 'admin', enabled: true });
  });

  it('trusts no certificate of another CA', async () => {
    const cloud = cloudWith({ ca: undefined });
    await expect(cloud.signIn(keystone.admin)).rejects.toMatchObject({
      code: 'cloud-certificate',
    });
    await expect(cloud.probe()).rejects.toMatchObject({ code: 'cloud-certificate' });
  });
});

describe('an application credential', () => {
  const make = async () => {
    const session = cloudWith({});
    await session.signIn(keystone.admin);
    const { userId } = await session.state();
    const name = `desk-${randomBytes(4).toString('hex')}`;
    const body = { application_credential: { name } };
    const { application_credential: made } = z
      .object({ application_credential: z.object({ id: z.string(), secret: z.string() }) })
      .parse(await demand('POST', `/users/${userId}/application_credentials`, body));
    const kind = 'application-credential' as const;
    const { username } = keystone.admin;
    const user = { name: username, domain: { id: 'default' } };
    return {
      byId: { kind, of: { id: made.id }, secret: made.secret },
      byName: { kind, of: { name, user }, secret: made.secret },
    };
  };

  it('signs in by its id, and by its name and user', async () => {
    const { byId, byName } = await make();
    for (const credentials of [byId, byName]) {
      const cloud = cloudWith({ credentials });
      expect((await cloud.state()).methods).toEqual(['application_credential']);
      expect(await cloud.findProject('admin')).toMatchObject({ name: 'admin' });
    }
  });

  it('refuses a wrong secret, and tells it to nobody', async () => {
    const { byId } = await make();
    const cloud = cloudWith({ credentials: { ...byId, secret: 'not-the-secret' } });
    const failure: unknown = await cloud.state().catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'cloud-sign-in-refused' });
    expect(String(failure) + JSON.stringify(failure)).not.toContain('not-the-secret');
  });
});

describe('a token that is not taken any more', () => {
  it('is replaced in mid-job where it was revoked, once for many calls', async () => {
    const cloud = cloudWith({});
    const { id, username } = await makePerson();
    await cloud.signIn({ username, password });
    const name = `job-${randomBytes(4).toString('hex')}`;
    const made = await cloud.createProject({ name, description: '', tags: [] });
    await revokeAll(id);
    const found = await Promise.all(Array.from({ length: 10 }, () => cloud.findProject(name)));
    expect(found.map((project) => project?.id)).toEqual(found.map(() => made.id));
  });

  it('ends the work of somebody who has nothing but that token', async () => {
    const { id, username } = await makePerson();
    const login = { username, password, project: 'admin' };
    const token = await issueToken(keystone.authUrl, login, keystone.caPem);
    const cloud = cloudWith({ credentials: { kind: 'token', token } });
    expect(await cloud.findProject('admin')).toBeDefined();
    await revokeAll(id);
    await expect(cloud.findProject('admin')).rejects.toMatchObject({
      code: 'cloud-sign-in-refused',
    });
  });

  it('is replaced in mid-job where it expired, also by a clock that stands still', async () => {
    const hasty = await startKeystone({ identity: 'sql', tokenSeconds: 2 });
    const cloud = createOpenStackCloud({
      access: adminAccess(hasty.authUrl),
      ...{ domain: 'default', timeouts, clock: fakeClock() },
    });
    try {
      await cloud.signIn(hasty.admin);
      const { expiresAt } = await cloud.state();
      await expect.poll(() => Date.now()).toBeGreaterThan(Date.parse(expiresAt) + 1000);
      expect(await cloud.findProject('admin')).toMatchObject({ name: 'admin' });
      expect((await cloud.state()).expiresAt > expiresAt).toBe(true);
    } finally {
      await cloud.close();
      await hasty.stop();
    }
  });
});
