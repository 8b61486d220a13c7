import { z } from 'zod';
import type { Holding, Instance } from '../../core/ports/cloud.ts';
import type { CloudService } from './http/asked.ts';
import { listAll } from './list-all.ts';
import type { Call, Session } from './session/session.ts';

const item = z.object({
  id: z.string(),
  name: z.string().nullish(),
  /** What a floating IP has instead of a name. */
  floating_ip_address: z.string().nullish(),
  /** Trove's word for the project. */
  tenant_id: z.string().nullish(),
  /** What Designate is at work on. */
  action: z.string().nullish(),
  /** `ERROR` where it gave up. */
  status: z.string().nullish(),
});

/** Compute API, server details: a fault is told of servers in ERROR alone, a server without ports has no groups. */
const server = z.object({
  id: z.string(),
  name: z.string().nullish(),
  status: z.string(),
  fault: z.object({ message: z.string().nullish() }).nullish(),
  security_groups: z.array(z.object({ name: z.string() })).nullish(),
});

interface Listing {
  readonly kind: Holding['kind'];
  readonly service: CloudService;
  readonly what: string;
  /** The key of the list in the reply. */
  readonly key: string;
  readonly ask: (projectId: string) => Pick<Call<unknown>, 'path' | 'query' | 'headers'>;
}

const everywhere = (projectId: string) => ({ all_tenants: '1', project_id: projectId });

const listings: readonly Listing[] = [
  {
    kind: 'server',
    service: 'compute',
    what: 'list the servers',
    key: 'servers',
    ask: (id) => ({ path: '/servers', query: everywhere(id) }),
  },
  {
    kind: 'volume',
    service: 'volume',
    what: 'list the volumes',
    key: 'volumes',
    ask: (id) => ({ path: '/volumes', query: everywhere(id) }),
  },
  {
    kind: 'snapshot',
    service: 'volume',
    what: 'list the snapshots',
    key: 'snapshots',
    ask: (id) => ({ path: '/snapshots', query: everywhere(id) }),
  },
  {
    kind: 'floating-ip',
    service: 'network',
    what: 'list the floating IPs',
    key: 'floatingips',
    ask: (id) => ({ path: '/floatingips', query: { project_id: id } }),
  },
  {
    kind: 'zone',
    service: 'dns',
    what: 'list the zones',
    key: 'zones',
    ask: (id) => ({ path: '/zones', headers: { 'x-auth-sudo-project-id': id } }),
  },
  {
    kind: 'database',
    service: 'database',
    what: 'list the databases',
    key: 'instances',
    ask: (id) => ({ path: '/mgmt/instances', query: { project_id: id } }),
  },
];

/** What the port `Cloud` says of holdings and instances: every service is asked at the same time. */
export function createHoldings(session: Session) {
  const list = async (
    { kind, ask, ...listing }: Listing,
    projectId: string,
  ): Promise<readonly Holding[]> => {
    if (!(await session.has(listing.service))) return [];
    const items = await listAll(session, { ...listing, item, ...ask(projectId) });
    return items
      .filter(({ tenant_id: owner }) => kind !== 'database' || (owner ?? projectId) === projectId)
      .map(({ id, name, floating_ip_address: address, action, status }) => ({
        kind,
        id,
        name: address ?? (name || id),
        ...(action === 'DELETE' && status !== 'ERROR' ? { isLeaving: true } : {}),
      }));
  };
  return {
    async holdings(projectId: string): Promise<readonly Holding[]> {
      const found = await Promise.all(listings.map((listing) => list(listing, projectId)));
      return found.flat();
    },

    async instances(projectId: string): Promise<readonly Instance[] | undefined> {
      const service = 'compute';
      if (!(await session.has(service))) return undefined;
      const ask = { service, what: 'list the instances', path: '/servers/detail' } as const;
      const query = everywhere(projectId);
      const found = await listAll(session, { ...ask, query, key: 'servers', item: server });
      return found.map(({ id, name, status, fault, security_groups: groups }) => ({
        id,
        name: name || id,
        status,
        fault: fault?.message ?? undefined,
        groups: [...new Set(groups?.map((one) => one.name) ?? [])],
      }));
    },
  };
}
