import type { Cloud, CloudState } from '../../core/ports/cloud.ts';
import type { Clock } from '../../core/ports/system.ts';
import type { CloudAccess } from './session/cloud-access.ts';
import { createDns } from './dns.ts';
import { reachableTypes } from './session/endpoint.ts';
import { createHoldings } from './holdings.ts';
import { createHttp, type Http } from './http/http.ts';
import { createIdentity } from './identity.ts';
import { createNetwork } from './network.ts';
import { createQuotas } from './quotas.ts';
import { refusalOf } from './http/refusal.ts';
import { createSession } from './session/session.ts';
import type { TokenFacts } from './session/token.ts';
import { transportFailure } from './http/transport-failure.ts';

export interface OpenStackOptions {
  readonly access: CloudAccess;
  /** The domain that the event's projects stand in, by its id or its name. */
  readonly domain: string;
  readonly timeouts: { readonly connectMs: number; readonly requestMs: number };
  readonly clock: Clock;
}

function stateOf(facts: TokenFacts, access: CloudAccess): CloudState {
  const { project } = facts;
  return {
    authUrl: access.authUrl,
    region: access.region,
    methods: facts.methods,
    userId: facts.user.id,
    username: facts.user.name,
    project: project && { id: project.id, name: project.name },
    roles: facts.roles.map(({ name }) => name),
    expiresAt: new Date(facts.expires_at).toISOString(),
    services: reachableTypes(facts, access),
  };
}

/** Keystone's own page about its version: no token is needed for it. */
async function probe(http: Http, { access, clock }: OpenStackOptions): Promise<void> {
  const asked = { what: 'answer', service: 'identity' } as const;
  const request = { method: 'GET', url: new URL(access.authUrl), headers: {} } as const;
  const reply = await http.send(request).catch((error: unknown) => {
    throw transportFailure(error, asked);
  });
  if (reply.status >= 400) throw refusalOf(reply, { ...asked, secrets: [], now: clock.now() });
}

/**
 * The port `Cloud` over REST: Identity v3, Compute v2.1, Networking v2.0, Block Storage v3, DNS v2, Database v1.0
 * (https://docs.openstack.org/api-quick-start/). Nothing is sent before the first call.
 */
export function createOpenStackCloud(options: OpenStackOptions): Cloud {
  const { access, domain, timeouts, clock } = options;
  const http = createHttp({ ca: access.ca, timeouts });
  const session = createSession({ access, http, clock });
  const quotas = createQuotas(session);
  return {
    ...createIdentity(session, domain),
    ...quotas,
    ...createNetwork(session, (projectId) => quotas.quotas(projectId, 'network')),
    ...createDns(session, (projectId) => quotas.quotas(projectId, 'dns')),
    ...createHoldings(session),
    signIn: (credentials) => session.signIn(credentials),
    signOut: async () => session.signOut(),
    probe: () => probe(http, options),
    state: async () => stateOf((await session.token()).facts, access),
    close: async () => http.close(),
  };
}
