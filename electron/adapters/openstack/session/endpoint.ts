import { isLoopback } from '../../../../shared/domain/addresses.ts';
import { AppError } from '../../../core/base/errors.ts';
import type { CloudAccess } from './cloud-access.ts';
import type { CloudService } from '../http/asked.ts';
import type { TokenFacts } from './token.ts';

interface Kind {
  /** Types of the catalogue, the official one first (https://service-types.openstack.org/). */
  readonly types: readonly string[];
  /** The version whose calls are made here, for catalogues whose URLs end before it. */
  readonly version: string;
  /** Whether a project's id follows the version. */
  readonly ofProject?: true;
}

const kinds: Readonly<Record<CloudService, Kind>> = {
  identity: { types: ['identity'], version: 'v3' },
  compute: { types: ['compute'], version: 'v2.1' },
  network: { types: ['network'], version: 'v2.0' },
  volume: { types: ['block-storage', 'volumev3', 'block-store'], version: 'v3', ofProject: true },
  dns: { types: ['dns'], version: 'v2' },
  database: { types: ['database'], version: 'v1.0', ofProject: true },
};

type Where = Pick<CloudAccess, 'authUrl' | 'region' | 'interface'>;

const isHere = (
  endpoint: TokenFacts['catalog'][number]['endpoints'][number],
  { region, interface: wanted }: Where,
): boolean =>
  endpoint.interface === wanted && (region === undefined || endpoint.region_id === region);

const urlOf = (facts: TokenFacts, type: string, where: Where): string | undefined =>
  facts.catalog
    .filter((service) => service.type === type)
    .flatMap(({ endpoints }) => endpoints)
    .find((endpoint) => isHere(endpoint, where))?.url;

/** Types of the catalogue that can be reached in this region by this interface, in the order of the alphabet. */
export const reachableTypes = (facts: TokenFacts, where: Where): readonly string[] =>
  [...new Set(facts.catalog.map(({ type }) => type))]
    .filter((type) => urlOf(facts, type, where) !== undefined)
    .toSorted();

/** A token is worth as much as a password: it goes over TLS, or stays on this machine. */
function checkProtected(url: URL, service: CloudService): URL {
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))) {
    return url;
  }
  const words = `the catalogue names ${url.protocol}//${url.host}, where a token would be sent without protection`;
  throw new AppError('cloud-refused', `The cloud (${service}): ${words}`, {
    params: [words, 'find the service', service],
  });
}

/** The base with its version, and the project's id where calls need it. */
function complete(base: URL, { version, ofProject }: Kind, projectId: string | undefined): URL {
  const parts = base.pathname.split('/').filter((part) => part !== '');
  const at = parts.findIndex((part) => /^v\d/.test(part));
  const versioned = at < 0 ? [...parts, version] : parts;
  const isLast = /^v\d/.test(versioned.at(-1) ?? '');
  const path = ofProject && isLast && projectId ? [...versioned, projectId] : versioned;
  return new URL(`/${path.join('/')}`, base);
}

/**
 * Where a service's calls go, without a slash at the end; undefined where the catalogue has no such service here. Keystone has filled in
 * the ids of the token's project already. Throws `cloud-refused` for a URL that a token must not be sent to.
 */
export function endpointOf(
  facts: TokenFacts,
  service: CloudService,
  where: Where,
): URL | undefined {
  const kind = kinds[service];
  const [found] = kind.types.map((type) => urlOf(facts, type, where)).filter((url) => url);
  // Whoever may sign in may ask Keystone, also where a catalogue is empty.
  const url = found ?? (service === 'identity' ? where.authUrl : undefined);
  if (url === undefined || !URL.canParse(url)) return undefined;
  return complete(checkProtected(new URL(url), service), kind, facts.project?.id);
}
