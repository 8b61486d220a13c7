import { z } from 'zod';
import type { CloudAddress } from './cloud-address.ts';
import { viewCloud, type Cloud } from './cloud.ts';
import { startHttpFaultProxy, type HttpFaultProxy, type Rewrite } from './http-fault-proxy.ts';
import { cloudServices, recipes, type CloudService } from './services.ts';

/** A cloud behind proxies: its addresses, its catalogue and its variables all lead through them. */
export interface ProxiedCloud extends Cloud {
  readonly proxies: Readonly<Record<'identity' | CloudService, HttpFaultProxy>>;
  /** The same cloud without anything between, to look at what became of it. */
  readonly behind: Cloud;
  /** Leaves these services out of every catalogue that is asked for from now on, and no others. */
  hide(...services: readonly CloudService[]): void;
}

/** Where no server is: the port of the discard protocol. */
const NOWHERE = 'http://127.0.0.1:9';

/** Puts a proxy before each service. The cloud, which may be shared, knows nothing of it. `stop` stops the cloud, too. */
export async function proxyCloud(cloud: Cloud): Promise<ProxiedCloud> {
  const origins = { identity: new URL(cloud.authUrl).origin, ...cloud.origins };
  const ways = new Map<string, string>();
  const hidden = new Set<string>();
  const redirect: Rewrite = (text) =>
    [...ways].reduce((said, [real, proxy]) => said.replaceAll(real, proxy), text);
  const start = async (service: 'identity' | CloudService, rewrite: Rewrite = redirect) => {
    const target = origins[service] ?? NOWHERE;
    const proxy = await startHttpFaultProxy(target, rewrite);
    if (target !== NOWHERE) ways.set(target, proxy.origin);
    return proxy;
  };
  const proxies = {
    identity: await start('identity', (text) => withoutServices(redirect(text), hidden)),
    compute: await start('compute'),
    network: await start('network'),
    volume: await start('volume'),
    dns: await start('dns'),
  };
  return {
    ...cloud,
    ...viewCloud(addressBehind(proxies, cloud.address)),
    ...{ proxies, behind: cloud },
    hide(...services) {
      hidden.clear();
      for (const service of services) {
        for (const { type } of recipes[service].catalogue('')) hidden.add(type);
      }
    },
    async stop() {
      for (const proxy of Object.values(proxies)) await proxy.stop();
      await cloud.stop();
    },
  };
}

const addressBehind = (proxies: ProxiedCloud['proxies'], address: CloudAddress): CloudAddress => ({
  ...address,
  authUrl: `${proxies.identity.origin}/v3`,
  origins: Object.fromEntries(
    cloudServices
      .filter((service) => address.origins[service] !== undefined)
      .map((service) => [service, proxies[service].origin]),
  ),
});

const catalogue = z.array(z.looseObject({ type: z.string() }));
const withToken = z.looseObject({ token: z.looseObject({ catalog: catalogue }) });

/** A token's answer without the services of these types; any other text as it is. */
function withoutServices(text: string, types: ReadonlySet<string>): string {
  if (types.size === 0 || !text.startsWith('{')) return text;
  const parsed = withToken.safeParse(JSON.parse(text));
  if (!parsed.success) return text;
  const { token } = parsed.data;
  const catalog = token.catalog.filter(({ type }) => !types.has(type));
  return JSON.stringify({ ...parsed.data, token: { ...token, catalog } });
}
