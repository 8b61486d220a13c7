import type { FaultAim, HttpFault } from '../servers/cloud/http-faults.ts';
import type { ProxiedCloud } from '../servers/cloud/proxied-cloud.ts';
import type { Deed, FromDesk } from './desk-messages.ts';
import type { cloudSites } from './fault.ts';

type DeedMessage = Pick<Extract<FromDesk, { is: 'deed' }>, 'deed' | 'site' | 'share'>;
type Service = keyof ProxiedCloud['proxies'];
type Aim = FaultAim & { readonly service: Service };

const LONGEST_DELAY_MS = 400;

/** What becomes of a request to one of the cloud's services. HTTP has no moment between done and answered that a client could tell apart. */
const struck: { readonly [D in Deed]?: (share: number) => HttpFault } = {
  'cut-before': () => ({ kind: 'cut-before' }),
  'cut-during': () => ({ kind: 'cut-after' }),
  'cut-after': () => ({ kind: 'cut-after' }),
  'lose-answer': () => ({ kind: 'swallow' }),
  'double-answer': () => ({ kind: 'double' }),
  'delay-answer': (share) => ({ kind: 'delay', ms: share * LONGEST_DELAY_MS }),
  'refuse-busy': () => ({ kind: 'answer', status: 503 }),
  'lose-sign-in': () => ({ kind: 'answer', status: 401 }),
};

/** Each of these calls asks one of them after the other: one is chosen. */
const withQuotas: readonly Service[] = ['compute', 'network', 'volume', 'dns'];
const oneOf = (share: number): Service =>
  withQuotas[Math.floor(share * withQuotas.length)] ?? 'compute';

const identity = (method: string, path: RegExp) => (): Aim => ({
  ...{ service: 'identity', method, path },
});

/** Which of the requests that a call is made of is meant (https://docs.openstack.org/api-quick-start/). */
const aims: Readonly<Record<(typeof cloudSites)[number], (share: number) => Aim>> = {
  'cloud.findProject': identity('GET', /projects/),
  'cloud.createProject': identity('POST', /projects/),
  'cloud.knowsUser': identity('GET', /users/),
  'cloud.assignments': identity('GET', /role_assignments/),
  'cloud.grant': identity('PUT', /roles/),
  'cloud.revoke': identity('DELETE', /roles/),
  'cloud.quotas': (share) => ({ service: oneOf(share), method: 'GET', path: /quota/ }),
  'cloud.setQuotas': (share) => ({ service: oneOf(share), path: /quota/ }),
  'cloud.defaultGroup': () => ({ service: 'network', method: 'GET' }),
  'cloud.addRules': () => ({ service: 'network', method: 'POST' }),
  'cloud.findZone': () => ({ service: 'dns', method: 'GET' }),
  'cloud.createZone': () => ({ service: 'dns', method: 'POST' }),
  'cloud.holdings': (share) => ({ service: oneOf(share), method: 'GET' }),
  'cloud.removeZone': () => ({ service: 'dns', method: 'DELETE' }),
  'cloud.removeProject': identity('DELETE', /projects\/[^/]+$/),
};

/** Has the fault strike the next request of this call. False where the deed is done to something else than a service of the cloud. */
export function strikeCloud(
  proxies: ProxiedCloud['proxies'],
  { deed, site, share }: DeedMessage,
): boolean {
  const fault = struck[deed]?.(share);
  const aim = new Map(Object.entries(aims)).get(site)?.(share);
  if (!fault || !aim) return false;
  proxies[aim.service].strike(fault, aim);
  return true;
}
