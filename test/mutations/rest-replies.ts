import { createHoldings } from '../../electron/adapters/openstack/holdings.ts';
import type { Http, HttpReply } from '../../electron/adapters/openstack/http/http.ts';
import { createIdentity } from '../../electron/adapters/openstack/identity.ts';
import { createNetwork } from '../../electron/adapters/openstack/network.ts';
import { createQuotas } from '../../electron/adapters/openstack/quotas.ts';
import { createSession } from '../../electron/adapters/openstack/session/session.ts';
import { adminAccess } from '../electron/adapters/openstack/access.ts';
import { tokenBody } from '../electron/adapters/openstack/scripted-cloud.ts';
import { fakeClock } from '../fakes/clock.ts';
import type { Format } from './try-inputs.ts';

const origin = 'https://cloud.example.org';
const token = JSON.stringify(tokenBody(origin));
const figure = { limit: 8, in_use: 1, reserved: 0 };
const bodies = [
  { quota_set: { id: 'p', cores: figure, instances: figure, ram: figure } },
  {
    security_groups: [
      { id: 'g', security_group_rules: [{ direction: 'egress', ethertype: 'IPv4' }] },
    ],
  },
  {
    role_assignments: [
      { role: { id: 'r', name: 'member' }, user: { id: 'u' }, scope: { project: { id: 'p' } } },
    ],
  },
  { servers: [{ id: '1', name: 's' }], servers_links: [{ rel: 'next', href: origin }] },
  { NeutronError: { type: 'OverQuota', message: "Quota exceeded for resources: ['floatingip']." } },
  { error: { code: 401, message: 'The request you have made requires authentication.' } },
];
const statuses = [200, 200, 200, 201, 204, 302, 400, 401, 403, 404, 409, 413, 429, 500, 503];

/** The answers of a cloud's services, its token among them: what every caller of a cloud is given to read. */
export function restReplies(): Format {
  let input = '';
  let number = 0;
  const send = ({ url }: { readonly url: URL }): Promise<HttpReply> => {
    const isSignIn = url.pathname.endsWith('/auth/tokens');
    const isGood = isSignIn && number % 4 !== 0;
    const status = isGood ? 201 : (statuses[number % statuses.length] ?? 200);
    const headers = { 'x-subject-token': 'token', 'retry-after': input.slice(0, 20) };
    return Promise.resolve({ status, headers, text: isGood ? token : input });
  };
  const http: Http = { send, close: () => undefined };
  return {
    name: 'REST answer',
    samples: [token, ...bodies.map((body) => JSON.stringify(body))].map((text) =>
      Buffer.from(text),
    ),
    words: [
      ...['{', '}', '[', ']', '"', ',', ':', 'null', 'true', '1e999', '-1', '{},', '"id":"1",'],
      ...['__proto__', '\\ud800', '"catalog":', '"/v2.0"', '"links":{"next":"x"}', 'http://a:b@c/'],
    ],
    async read(mutated) {
      input = mutated.toString('utf8');
      number += 1;
      const user = { name: 'ada', domain: { id: 'default' } };
      const credentials = { kind: 'user', user, password: 'x', passcode: undefined } as const;
      const access = { ...adminAccess(`${origin}/v3`), credentials };
      const session = createSession({ access, http, clock: fakeClock() });
      const quotas = createQuotas(session);
      const readers: readonly (() => Promise<unknown>)[] = [
        () => quotas.quotas('p', 'compute'),
        () => createNetwork(session, (id) => quotas.quotas(id, 'network')).defaultGroup('p'),
        () => createIdentity(session, 'default').assignments('p'),
        () => createHoldings(session).holdings('p'),
        () => session.token(),
      ];
      await readers[number % readers.length]?.();
    },
  };
}
