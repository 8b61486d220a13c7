import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { comparableCode, loadHubConfig } from '../../../../electron/hub/config/hub-config.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-hub-'));
  file = join(folder, 'hub.yaml');
});
afterEach(() => rmSync(folder, { recursive: true }));

const least = {
  origin: 'https://hub.example.org',
  dataFolder: 'data',
  database: { url: 'postgresql://lanyard@/lanyard' },
  events: [{ profile: 'event.yaml' }],
};

const load = (written: object, env = {}) => {
  writeFileSync(file, stringify(written));
  return loadHubConfig(file, env);
};

describe('a hub’s file', () => {
  it('needs little, and names files as they are seen from it', async () => {
    expect(await load(least)).toMatchObject({
      listen: { host: '127.0.0.1', port: 8080 },
      inner: { host: '127.0.0.1', port: 9180 },
      dataFolder: join(folder, 'data'),
      events: [{ profile: join(folder, 'event.yaml'), codes: [], signIn: 'ldap', helpers: [] }],
    });
  });

  it.each([
    ['http to another machine', { origin: 'http://hub.example.org' }, /line 1: origin is/],
    ['a path in the origin', { origin: 'https://hub.example.org/x' }, /line 1: origin is/],
    ['a port that the network reaches', { listen: '0.0.0.0:80' }, /listen is "0.0.0.0:80"/],
    ['a password in an address', { database: { url: 'postgres://a:b@c/d' } }, /holds a password/],
    ['a secret', { database: { ...least.database, password: 'x' } }, /looks like a secret/],
    [
      'a database that is elsewhere and in clear',
      { database: { url: 'postgresql://lanyard@localhost,db2.example.org:5433/lanyard' } },
      /caFile is missing; expected: a file of CA certificates, because db2.example.org is another/,
    ],
    [
      'half of a protected connection',
      { database: { ...least.database, serverName: 'x' } },
      /database.caFile is missing; expected: a file/,
    ],
    [
      'servers that are not to be written to',
      { database: { url: 'postgresql://a@b,c/d?target_session_attrs=any' } },
      /line 4: database.url is .*read-write/,
    ],
    ['a code that is guessed', { events: [{ profile: 'x', codes: ['HACK-27'] }] }, /at least 8/],
    [
      'work for hours',
      { events: [{ profile: 'x', proofOfWork: 40 }] },
      /line 7: events.0.proofOfWork is 40; expected: a number of at most 22/,
    ],
    ['no provider', { events: [{ profile: 'x', signIn: 'oidc' }] }, /identity provider/],
    [
      'a provider in clear',
      { events: [{ profile: 'x', oidc: { issuer: 'http://idp.example.org', clientId: 'x' } }] },
      /issuer is/,
    ],
    ['a word that is no key', { trustedProxy: [] }, /did you mean trustedProxies/],
    ['a proxy that is no address', { trustedProxies: ['proxy'] }, /an address such as 127.0.0.1/],
  ])('is refused with %s, and says so', async (_, change, words) => {
    await expect(load({ ...least, ...change })).rejects.toThrow(words);
  });

  it('is one for several processes, each with its own places', async () => {
    const env = { LANYARD_HUB_LISTEN: 'unix:/run/x.sock', LANYARD_HUB_INNER: '[::1]:9181' };
    expect(await load(least, env)).toMatchObject({
      listen: { path: '/run/x.sock' },
      inner: { host: '::1', port: 9181 },
    });
    await expect(load(least, { LANYARD_HUB_LISTEN: '0.0.0.0:1' })).rejects.toThrow(/HUB_LISTEN/);
  });
});

describe('an event code', () => {
  it('is the same in whatever case and with whatever between', () => {
    for (const typed of ['sunny-castle-42', ' Sunny Castle 42 ', 'ＳＵＮＮＹ castle42'])
      expect(comparableCode(typed)).toBe('SUNNYCASTLE42');
  });
});
