import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCloudDesk, type CloudDesk } from '../../../fakes/cloud-desk.ts';
import type { Cloud } from '../../../servers/cloud/cloud.ts';
import { proxyCloud, type ProxiedCloud } from '../../../servers/cloud/proxied-cloud.ts';
import { putInstance } from '../../../servers/cloud/put-instance.ts';
import { sharedCloud } from '../../../servers/cloud/shared-cloud.ts';
import { clinicSuite } from '../../../suites/clinic-suite.ts';
import { onCloud, worldOf } from '../../../suites/on-cloud.ts';

onCloud(clinicSuite);

describe('the clinic at what no desk makes', () => {
  let real: Cloud;
  let desk: CloudDesk;
  let who: string;
  let project: { readonly id: string; readonly name: string };
  beforeAll(async () => {
    real = sharedCloud();
    desk = await openCloudDesk(await worldOf(real));
    return async () => {
      await desk.close();
      real.hook.resume();
      await real.stop();
    };
  });
  beforeEach(async () => {
    who = await desk.person();
    project = await desk.project({ [who]: ['member', 'reader'] });
  });
  const look = async (question: object = {}) =>
    (await desk.world().ask('clinic.look', { who, project: project.name, ...question })).lines;

  it('tells which instance of Nova failed and why, which is on its way, and that nobody reaches the one that runs', async () => {
    await putInstance(real, [project.id, 'web', 'active']);
    await putInstance(real, [project.id, 'job', 'error', 'No valid host was found.']);
    await putInstance(real, [project.id, 'new', 'building']);
    const lines = await look({ port: 22 });
    expect(lines.filter(({ check }) => check === 'instance' || check === 'port')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ found: 'error', params: ['job', 'No valid host was found.'] }),
        expect.objectContaining({ found: 'building', verdict: 'waiting', about: 'new' }),
        expect.objectContaining({ found: 'closed', about: project.name }),
      ]),
    );
  });

  it('tells that a web proxy has the name', async () => {
    const { id: projectId } = project;
    await desk.cloud.createZone({ projectId, name: 'proxy.example.org.', email: 'a@example.org' });
    const sudo = ['--sudo-project-id', projectId];
    const record = ['proxy.example.org.', 'gallery', '--type', 'A', '--record', '192.0.2.1'];
    const create = () => real.openstack('recordset', 'create', ...record, ...sudo);
    // Designate’s API says `unknown` where its other half is late.
    await create().catch(create);
    const found = (name: string) =>
      look({ name }).then((lines) => lines.find(({ check }) => check === 'wanted-name')?.found);
    expect(await found('gallery')).toBe('record');
    expect(await found('nobody-has-it')).toBe('free');
  });

  it('tells that a project was disabled, and asks the cloud’s administrators', async () => {
    await real.openstack('project', 'set', '--disable', project.name);
    expect((await look()).find(({ check }) => check === 'project')).toMatchObject({
      ...{ found: 'disabled', verdict: 'broken', about: project.name },
      mend: { is: 'text', to: 'cloud-admins' },
    });
  });
});

describe('the clinic while one server is down', () => {
  let real: ProxiedCloud;
  let desk: CloudDesk;
  let who: string;
  let project: string;

  beforeAll(async () => {
    real = await proxyCloud(sharedCloud());
    desk = await openCloudDesk(await worldOf(real));
    who = await desk.person();
    const bastion = await desk.cloud.findProject('bastion');
    if (bastion) await desk.cloud.grant({ projectId: bastion.id, userId: who, role: 'reader' });
    project = (await desk.project({ [who]: ['member', 'reader'] })).name;
  });
  afterEach(() => {
    for (const proxy of Object.values(real.proxies)) proxy.pass();
  });
  afterAll(async () => {
    await desk.close();
    real.hook.resume();
    await real.stop();
  });

  const asked = async () => {
    const question = {
      project,
      toolforge: true,
      port: 22,
      floatingIp: true,
      name: 'nobody-has-it',
    };
    const { lines } = await desk.world().ask('clinic.look', { who, ...question });
    const told = lines.map(({ check, about = '', ...line }) => ({
      ...line,
      line: about === '' || about === project ? check : `${check} ${about.replace(project, '$')}`,
    }));
    return {
      unasked: told.filter(({ verdict }) => verdict === 'could-not-ask').map(({ line }) => line),
      told: new Map(told.map(({ line, found }) => [line, found])),
    };
  };

  it('could not ask nobody while all are up', async () => {
    expect((await asked()).unasked).toEqual([]);
  });

  it.each([
    ['compute', ['quota $: compute', 'instance', 'port']],
    ['network', ['quota $: network', 'port', 'floating-ip']],
    ['volume', ['quota $: volume']],
    ['dns', ['quota $: dns', 'wanted-name']],
  ] as const)('cannot tell what %s knows, and nothing else', async (service, lines) => {
    const before = await asked();
    real.proxies[service].strike({ kind: 'cut-before' }, { times: Infinity });
    const { unasked, told } = await asked();
    expect(unasked).toEqual(lines);
    for (const [line, found] of told) {
      if (before.told.has(line) && !unasked.includes(line))
        expect(found, line).toBe(before.told.get(line));
    }
  });

  it('cannot tell what the cloud knows while Keystone is down, and tells of the account all the same', async () => {
    real.proxies.identity.strike({ kind: 'cut-before' }, { times: Infinity });
    const { unasked, told } = await asked();
    expect(unasked).toEqual(
      expect.arrayContaining(['toolforge', 'project', 'role', 'bastion', 'quota', 'instance']),
    );
    expect(told.get('account')).toBe('found');
    expect(told.get('number')).toBe('own');
  });
});
