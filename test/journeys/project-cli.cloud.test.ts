import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requestView, type RequestView } from '../../shared/requests/request.ts';
import type { HttpFault, RequestMatch } from '../servers/cloud/http-faults.ts';
import { proxyCloud, type ProxiedCloud } from '../servers/cloud/proxied-cloud.ts';
import { sharedCloud } from '../servers/cloud/shared-cloud.ts';
import { seedPerson } from '../servers/seed-people.ts';
import { personDn } from '../servers/seed.ts';
import { freshName, groupOf, openCloudDesk, preset, type CloudEventDesk } from './cloud-desk.ts';
import { json, type Ended } from './lanyard.ts';
import { dumpProject, type ProjectDump } from './project-dump.ts';
import { english } from '../english.ts';

let cloud: ProxiedCloud;
let desk: CloudEventDesk;
beforeAll(async () => {
  cloud = await proxyCloud(sharedCloud());
  desk = openCloudDesk(cloud);
});
afterAll(async () => {
  desk.remove();
  await cloud.stop();
});

const [ada, bob, eve] = [0, 1, 2].map(seedPerson);
const people = [ada, bob, eve].map((person) => person?.uid ?? '');
const create = (name: string, ...more: string[]) => [
  ...['projects', 'create', name, '--purpose', 'Maps of bike racks', '--zone'],
  ...['--member', people[0] ?? '', '--member', people[1] ?? '', '--viewer', people[2] ?? ''],
  ...['--ends', '2099-01-31', ...more],
];
const requestOf = (ended: Ended): RequestView => requestView.parse(json(ended));

/** What the preset and the options say of it, in the openstack client's words. */
const agreed: ProjectDump = {
  project: { description: 'Maps of bike racks', enabled: true, ends: 'lanyard-ends-2099-01-31' },
  roles: [
    `${ada?.cn} member`,
    `${ada?.cn} reader`,
    `${bob?.cn} member`,
    `${bob?.cn} reader`,
    `${eve?.cn} reader`,
  ].sort(),
  quotas: {
    ...{ cores: preset.cores, instances: preset.instances, ram: preset.ramMb },
    ...{ 'floating-ips': preset.floatingIps, 'secgroup-rules': preset.securityGroupRules },
    ...{ volumes: preset.volumes, gigabytes: preset.gigabytes },
  },
  rules: [
    'egress IPv4 any 0.0.0.0/0 ',
    'egress IPv6 any ::/0 ',
    'ingress IPv4 any group ',
    'ingress IPv4 icmp 0.0.0.0/0 ',
    'ingress IPv4 tcp 172.16.0.0/21 22:22',
    'ingress IPv4 tcp 172.16.0.0/21 8000:8080',
    'ingress IPv6 any group ',
  ],
};
const inGroup = people.map(personDn).sort();

/** What was sent to the cloud that could change something there. */
const writesSeen = () =>
  Object.values(cloud.proxies)
    .flatMap(({ requests }) => requests)
    .filter(({ method, path }) => method !== 'GET' && !path.endsWith('/auth/tokens'));

describe('a project by one command', () => {
  it('is as the preset says, in the openstack client; run again, nothing changes', async () => {
    const name = freshName('racks');
    const made = await desk.run(create(name, '--json'));
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(requestOf(made)).toMatchObject({ state: 'confirmed', project: { origin: 'made' } });
    const dump = await dumpProject(cloud.behind, name);
    expect(dump).toEqual(agreed);
    expect([...groupOf(desk, name)].sort()).toEqual(inGroup);
    const zone = `${name}.wmcloud.example.`;
    const shown = await desk.run(['projects', 'show', name]);
    expect(shown.code).toBe(0);
    for (const line of ['cores 0 of 12', `DNS zones: ${zone}`, 'Last day: 2099-01-31']) {
      expect(shown.out).toContain(`  ${line}\n`);
    }

    expect(writesSeen().length).toBeGreaterThan(10);
    for (const proxy of Object.values(cloud.proxies)) proxy.forget();
    const again = await desk.run(create(name));
    expect(again).toMatchObject({ code: 0, err: '' });
    expect(again.out).toContain(english('cli-nothing-changed'));
    expect(writesSeen()).toEqual([]);
    expect(await dumpProject(cloud.behind, name)).toEqual(dump);
  });

  it('is removed once nothing is in it', async () => {
    const name = freshName('racks');
    await desk.run(create(name).filter((word) => word !== '--zone'));
    expect(await desk.run(['projects', 'remove', name])).toMatchObject({ code: 4, err: '' });
    expect(await desk.run(['projects', 'remove', name, '--yes'])).toMatchObject({ code: 0 });
    await expect(dumpProject(cloud.behind, name)).rejects.toThrow(/No project/i);
    expect(groupOf(desk, name)).toEqual([]);
  });
});

describe('killed at the writes to the cloud, and resumed', () => {
  type Service = keyof ProxiedCloud['proxies'];
  const writes: readonly [step: string, service: Service, match: RequestMatch][] = [
    ['the project', 'identity', { method: 'POST', path: /\/projects$/ }],
    ['quotas of servers', 'compute', { method: 'PUT', path: /os-quota-sets/ }],
    ['quotas of the network', 'network', { method: 'PUT', path: /\/quotas\// }],
    ['quotas of disks', 'volume', { method: 'PUT', path: /os-quota-sets/ }],
    ['quotas of DNS', 'dns', { method: 'PATCH', path: /\/quotas\// }],
    ['a rule', 'network', { method: 'POST', path: /security-group-rules/ }],
    ['a role', 'identity', { method: 'PUT', path: /\/roles\// }],
    ['the zone', 'dns', { method: 'POST', path: /\/zones$/ }],
  ];
  const fates: readonly [when: string, kind: Extract<HttpFault['kind'], 'hang' | 'swallow'>][] = [
    ['before it arrived', 'hang'],
    ['once it stood', 'swallow'],
  ];

  it.each(fates)('each in turn, %s: the same end', async (_when, kind) => {
    const name = freshName('racks');
    for (const [at, [step, service, match]] of writes.entries()) {
      const proxy = cloud.proxies[service];
      proxy.strike({ kind }, match);
      // They are on their way at the same time: none of them is to stand before its turn to be struck.
      for (const [, other, later] of writes.slice(at + 1)) {
        cloud.proxies[other].strike({ kind: 'hang' }, later);
      }
      const killed = await desk.run(at === 0 ? create(name) : ['queue', 'sync'], {
        started: (child) => void proxy.seen(match).then(() => child.kill('SIGKILL')),
      });
      expect(killed.signal, `${step}: ${killed.out}${killed.err}`).toBe('SIGKILL');
      for (const one of Object.values(cloud.proxies)) one.pass();
    }

    // Its group is looked at once more after a moment, and a sync tries everything once.
    let resumed = await desk.run(['queue', 'sync', '--json']);
    for (let round = 0; resumed.code === 3 && round < 20; round += 1) {
      resumed = await desk.run(['queue', 'sync', '--json']);
    }
    expect(resumed).toMatchObject({ code: 0, err: '' });
    expect(json(resumed)).toMatchObject({
      requests: [{ state: 'confirmed', project: { name, origin: 'made' } }],
    });
    expect(await dumpProject(cloud.behind, name)).toEqual(agreed);
    expect([...groupOf(desk, name)].sort()).toEqual(inGroup);
  });
});
