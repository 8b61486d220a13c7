import type { ProxiedCloud } from '../test/servers/cloud/proxied-cloud.ts';
import type { Work } from './cloud-work.ts';
import { total, type Needed, type Service } from './fewest-requests.ts';

const services: readonly Service[] = ['identity', 'compute', 'network', 'volume', 'dns'];
type Counts = ReadonlyMap<Service, number>;

/** A hook that is late costs looks that have nothing to do with the work: the least of so many is counted. */
const TRIES = 3;

type Proxies = Pick<ProxiedCloud, 'proxies'>;

/** What each service is asked while this is done. */
export async function countRequests(
  { proxies }: Proxies,
  work: () => Promise<unknown>,
): Promise<Counts> {
  for (const service of services) proxies[service].forget();
  await work();
  return new Map(services.map((service) => [service, proxies[service].count()]));
}

export const sumOf = (counts: Counts): number =>
  services.reduce((sum, service) => sum + (counts.get(service) ?? 0), 0);

const countsOf = (needed: readonly Needed[]): Counts =>
  new Map(services.map((name) => [name, total(needed.filter(({ service }) => service === name))]));

const line = (name: string, cells: readonly (string | number)[]): string =>
  name.padEnd(42) + cells.map((cell) => String(cell).padStart(9)).join('');
const row = (name: string, counts: Counts): string =>
  line(`  ${name}`, [...services.map((service) => counts.get(service) ?? 0), sumOf(counts)]);

/** Each of the requests with its reason. */
export const reasons = (needed: readonly Needed[]): readonly string[] =>
  needed.map(({ service, count, what, why }) => `    ${count} × ${what} (${service}): ${why}`);

function blindly(fewest: readonly Needed[]): string {
  const looks = total(fewest.filter(({ isLookBefore }) => isLookBefore));
  return `    Looks before a write: ${looks}. Whoever writes without looking could do with ${total(fewest) - looks}.`;
}

/** What a piece of work takes, and what Lanyard asks beside that. */
interface Expected {
  readonly fewest: readonly Needed[];
  readonly beside: readonly Needed[];
}

export interface Counted {
  /** How many times the fewest possible requests Lanyard sent. */
  readonly ratio: number;
  readonly lines: readonly string[];
}

/** Counts what all three of them send for one piece of work. */
export async function countWork<T>(
  work: Work<T>,
  { fewest, beside }: Expected,
  cloud: Proxies,
): Promise<Counted> {
  const by = async (run: (wish: T) => Promise<unknown>): Promise<Counts> => {
    const wish = await work.prepare();
    return countRequests(cloud, () => run(wish));
  };
  const tries: Counts[] = [];
  while (tries.length < TRIES) tries.push(await by(work.byLanyard));
  const least = tries.reduce((a, b) => (sumOf(b) < sumOf(a) ? b : a));
  const ratio = sumOf(least) / total(fewest);
  const lines = [
    `requests for ${work.title}: ${ratio.toFixed(2)} × the fewest possible`,
    line('', [...services, 'all']),
    row('Lanyard', least),
    row('the fewest possible', countsOf(fewest)),
    row('openstack, a process for each command', await by(work.byProcesses)),
    row('openstack, one process fed by a pipe', await by(work.byPipe)),
    ...reasons(fewest),
    blindly(fewest),
    ...(beside.length > 0 ? ['    Lanyard asks beside these:', ...reasons(beside)] : []),
  ];
  return { ratio, lines };
}
