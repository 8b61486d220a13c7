import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedPerson } from '../seed-people.ts';
import { blockedPerson } from '../seed.ts';
import { startSlapd, type Slapd } from '../slapd.ts';
import { byCredential, makeCredential } from './application-credential.ts';
import { askCloud } from './ask-cloud.ts';
import { issueToken, openSession } from './cloud-session.ts';
import { cloudPeople } from './keystone-databases.ts';
import { startKeystone, type Keystone } from './keystone.ts';
import { manyTimes } from '../../races/runs.ts';

describe('a Keystone over the directory', () => {
  let slapd: Slapd;
  let keystone: Keystone;
  const start = async (): Promise<void> => {
    keystone = await startKeystone({ identity: 'ldap', slapd });
  };
  beforeAll(async () => {
    slapd = await startSlapd({ people: cloudPeople });
    await start();
  });
  afterAll(async () => {
    await keystone.stop();
    await slapd.stop();
  });
  const login = (username: string, password: string, project: string) =>
    issueToken(keystone.authUrl, { username, password, project });

  let wasAsked = false;
  it(
    'answers its very first questions, however many come at once, as all later ones',
    manyTimes,
    async () => {
      if (wasAsked) {
        await keystone.stop();
        await start();
      }
      wasAsked = true;
      // The first that has to be allowed by a policy.
      const { uid } = seedPerson(1);
      const token = await issueToken(keystone.authUrl, keystone.admin);
      const url = `${keystone.authUrl}/users/${uid}`;
      const answers = await Promise.all(Array.from({ length: 16 }, () => askCloud({ url, token })));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    },
  );

  it('takes a person of the directory by cn and password, in a project of theirs only', async () => {
    const { cn, password } = seedPerson(5);
    expect(await login(cn, password, 'tools')).toMatch(/^gAAAA/);
    await expect(login(cn, 'a guess', 'tools')).rejects.toThrow(/401/);
    await expect(login(cn, password, 'deployment-prep')).rejects.toThrow(/401/);
  });

  it('does not know a blocked person', async () => {
    const { cn, password, uid } = blockedPerson;
    await expect(login(cn, password, 'tools')).rejects.toThrow(/401/);
    const admin = openSession(keystone.authUrl, keystone.admin);
    const answer = await admin.ask({ url: `${keystone.authUrl}/users/${uid}` });
    expect(answer.status).toBe(404);
  });

  it('knows people by their uid', async () => {
    const admin = openSession(keystone.authUrl, keystone.admin);
    const { uid, cn } = seedPerson(1);
    const found = await admin.demand({ url: `${keystone.authUrl}/users/${uid}` });
    expect(found).toMatchObject({ user: { id: uid, name: cn } });
  });

  it('takes an application credential', async () => {
    const session = openSession(keystone.authUrl, keystone.admin);
    const credential = await makeCredential(keystone.authUrl, session, { name: 'desk' });
    const answer = await askCloud(byCredential(keystone.authUrl, credential));
    expect(answer).toMatchObject({
      status: 201,
      body: { token: { methods: ['application_credential'], project: { name: 'admin' } } },
    });
  });

  it('keeps a connection open for the next request', async () => {
    const first = await fetch(keystone.authUrl);
    expect(first.headers.get('connection')).not.toBe('close');
    expect(await first.json()).toMatchObject({ version: { id: expect.stringMatching(/^v3/) } });
  });
});

describe('a Keystone of its own people', () => {
  it('asks somebody with such a rule for a second proof, and speaks TLS by its own CA', async () => {
    const keystone = await startKeystone({ identity: 'sql', tls: true });
    try {
      const { authUrl, admin, caPem } = keystone;
      const session = openSession(authUrl, admin, caPem);
      const options = {
        multi_factor_auth_enabled: true,
        multi_factor_auth_rules: [['password', 'totp']],
      };
      const user = { name: 'double', password: 'double-of-the-test', options };
      await session.demand({ method: 'POST', url: `${authUrl}/users`, body: { user } });
      const identity = {
        methods: ['password'],
        password: {
          user: { name: 'double', domain: { id: 'default' }, password: 'double-of-the-test' },
        },
      };
      const question = { method: 'POST', url: `${authUrl}/auth/tokens`, caPem };
      const answer = await askCloud({ ...question, body: { auth: { identity } } });
      expect(answer.status).toBe(401);
      expect(answer.headers['openstack-auth-receipt']).toMatch(/^gAAAA/);
      await expect(askCloud({ url: authUrl })).rejects.toThrow(/certificate/);
    } finally {
      await keystone.stop();
    }
  });
});
