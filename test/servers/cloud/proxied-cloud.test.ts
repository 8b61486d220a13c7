import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { askCloud } from './ask-cloud.ts';
import { issueToken } from './cloud-session.ts';
import { proxyCloud, type ProxiedCloud } from './proxied-cloud.ts';
import { sharedCloud } from './shared-cloud.ts';

describe('a cloud behind proxies', () => {
  let cloud: ProxiedCloud;
  beforeAll(async () => {
    cloud = await proxyCloud(sharedCloud());
  });
  afterEach(() => {
    for (const proxy of Object.values(cloud.proxies)) proxy.pass();
    cloud.hide();
  });
  afterAll(() => cloud.stop());

  const catalogue = async () => {
    const token = await issueToken(cloud.authUrl, cloud.admin);
    const headers = { 'x-subject-token': token };
    const { body } = await askCloud({ url: `${cloud.authUrl}/auth/tokens`, token, headers });
    return JSON.stringify(body);
  };

  it('leads whoever follows the catalogue through them', async () => {
    const said = await catalogue();
    for (const { origin } of Object.values(cloud.proxies)) expect(said).toContain(`"${origin}`);
    for (const origin of Object.values(cloud.behind.origins)) expect(said).not.toContain(origin);
  });

  it('counts what python-openstackclient asks, and not what is asked behind', async () => {
    for (const proxy of Object.values(cloud.proxies)) proxy.forget();
    await cloud.openstack('quota', 'show', 'tools');
    for (const service of ['compute', 'network', 'volume'] as const) {
      expect(cloud.proxies[service].count({ method: 'GET', path: /quota/ })).toBeGreaterThan(0);
    }
    cloud.proxies.identity.forget();
    await cloud.behind.openstack('project', 'show', 'tools');
    expect(cloud.proxies.identity.requests).toEqual([]);
  });

  it('fails one request of one service', async () => {
    const refusal = { forbidden: { code: 413, message: 'Quota exceeded' } };
    const url = `${cloud.origins.compute ?? ''}/v2.1/limits`;
    cloud.proxies.compute.strike(
      { kind: 'answer', status: 413, body: refusal },
      { path: /limits/ },
    );
    expect(await cloud.session.ask({ url })).toMatchObject({ status: 413, body: refusal });
    expect(await cloud.session.ask({ url })).toMatchObject({ status: 200 });
  });

  it('leaves a service out of the catalogue under all of its types', async () => {
    cloud.hide('volume', 'dns');
    const said = await catalogue();
    expect(said).toContain('"compute"');
    expect(said).not.toMatch(/"volumev3"|"block-storage"|"dns"/);
    cloud.hide();
    expect(await catalogue()).toMatch(/"volumev3".*"block-storage".*"dns"/);
  });
});
