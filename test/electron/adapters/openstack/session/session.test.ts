import { afterEach, describe, expect, it } from 'vitest';
import { fakeClock } from '../../../../fakes/clock.ts';
import {
  startScriptedCloud,
  type Said,
  type Script,
  type ScriptedCloud,
} from '../scripted-cloud.ts';

const running: ScriptedCloud[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
});

async function start(script: Script, clock = fakeClock()): Promise<ScriptedCloud> {
  const started = await startScriptedCloud(script, { clock });
  running.push(started);
  return started;
}

const projects = { status: 200, body: { projects: [] } };
const always = (said: Said | undefined) => start(() => said);
const signIns = ({ heard }: ScriptedCloud) =>
  heard.filter(({ path, method }) => path === '/v3/auth/tokens' && method === 'POST');

describe('a call to a cloud', () => {
  it('signs in once, however many calls wait for it', async () => {
    const one = await always(projects);
    await Promise.all(Array.from({ length: 20 }, () => one.cloud.findProject('x')));
    expect(signIns(one)).toHaveLength(1);
  });

  it('gets a new token once where a service does not take the old one', async () => {
    let refusals = 0;
    const one = await start(() => {
      refusals += 1;
      return refusals === 1 ? { status: 401 } : projects;
    });
    expect(await one.cloud.findProject('x')).toBeUndefined();
    expect(signIns(one)).toHaveLength(2);
  });

  it('does not go on for ever where no token is taken', async () => {
    const one = await always({ status: 401, body: { error: { message: 'Who are you?' } } });
    await expect(one.cloud.findProject('x')).rejects.toMatchObject({
      code: 'cloud-sign-in-refused',
    });
    expect(signIns(one)).toHaveLength(2);
  });

  it('renews a token before it expires', async () => {
    const clock = fakeClock();
    const one = await start(() => projects, clock);
    await one.cloud.findProject('x');
    clock.advance(53 * 60_000);
    await one.cloud.findProject('x');
    expect(signIns(one)).toHaveLength(1);
    clock.advance(2 * 60_000);
    await one.cloud.findProject('x');
    expect(signIns(one)).toHaveLength(2);
  });

  it.each([
    [{ status: 429, headers: { 'retry-after': '60' } }, 'cloud-throttled'],
    [{ status: 503, headers: { 'retry-after': '60' } }, 'cloud-throttled'],
    [{ status: 413, headers: { 'retry-after': '60' } }, 'cloud-throttled'],
    [{ status: 429 }, 'cloud-busy'],
    [{ status: 503 }, 'cloud-busy'],
    [{ status: 500 }, 'cloud-busy'],
    [{ status: 403 }, 'cloud-no-rights'],
    [{ status: 400 }, 'cloud-refused'],
    [{ status: 307, headers: { location: 'https://elsewhere.example.org/' } }, 'cloud-refused'],
    [undefined, 'cloud-unreachable'],
  ] as const)('takes %j for %s', async (said, code) => {
    const one = await always(said);
    await expect(one.cloud.rolesOf('ada')).rejects.toMatchObject({ code });
  });

  it('says when to come back, by its own clock', async () => {
    const one = await always({ status: 429, headers: { 'retry-after': '60' } });
    await expect(one.cloud.rolesOf('ada')).rejects.toMatchObject({
      params: ['2027-08-04T08:01:00.000Z'],
    });
  });

  it('tells the service’s own words, what was asked and which service, and no secret', async () => {
    const message = 'token-1 of the-password\nmay not, says boss@example.org';
    const one = await always({ status: 403, body: { forbidden: { code: 403, message } } });
    const failure: unknown = await one.cloud
      .quotas('17', 'compute')
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({
      params: ['… of … may not, says …', 'read the quotas', 'compute'],
    });
    expect(String(failure)).not.toMatch(/token-1|the-password|boss@/);
  });

  it('refuses a reply that is not what was agreed, and quotes nothing of it', async () => {
    for (const body of [{ projects: [{ id: 7 }] }, ['secret'], undefined]) {
      const one = await always({ status: 200, body });
      const failure: unknown = await one.cloud.findProject('x').catch((error: unknown) => error);
      expect(failure).toMatchObject({ code: 'cloud-refused' });
      expect(String(failure)).not.toContain('secret');
    }
  });

  it('says that a service is not in the catalogue', async () => {
    const one = await always(projects);
    expect(await one.cloud.quotas('17', 'database')).toBeUndefined();
    await expect(
      one.cloud.setQuotas('17', 'database', { databaseInstances: 1 }),
    ).rejects.toMatchObject({ code: 'cloud-service-missing', params: ['database'] });
  });

  it('asks nobody where there is nothing to set', async () => {
    const one = await always(projects);
    await one.cloud.setQuotas('17', 'compute', { zones: 3 });
    expect(one.heard).toEqual([]);
  });

  it('puts no secret into a URL', async () => {
    const one = await always(projects);
    await one.cloud.findProject('x');
    for (const { path } of one.heard) expect(path).not.toMatch(/token-1|the-password/);
  });
});
