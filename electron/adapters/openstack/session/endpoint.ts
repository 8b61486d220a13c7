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

const urlsOf = (facts: TokenFacts, type: string, where: Where): readonly string[] =>
  facts.catalog
    .filter((service) => service.type === type)
    .flatMap(({ endpoints }) => endpoints)
    .filter((endpoint) => isHere(endpoint, where))
    .map(({ url }) => url);

/** Types of the catalogue that can be reached in this region by this interface, in the order of the alphabet. */
export const reachableTypes = (facts: TokenFacts, where: Where): readonly string[] =>
  [...new Set(facts.catalog.map(({ type }) => type))]
    .filter((type) => urlsOf(facts, type, where).length > 0)
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

const isVersion = (part: string): boolean => /^v\d/.test(part);
const partsOf = ({ pathname }: URL): readonly string[] =>
  pathname.split('/').filter((part) => part !== '');

/** `v2` of v2.1: within one of them, a service takes what it took before. */
const major = (version: string): string => version.split('.', 1)[0] ?? '';

/** Whether a URL names another version than the one that calls are made for, as catalogues of old do beside the right one. */
const isOfOtherVersion = (url: URL, { version }: Kind): boolean => {
  const named = partsOf(url).find(isVersion);
  return named !== undefined && major(named) !== major(version);
};

/** The base with its version, and the project's id where calls need it. Another version gives way to ours, as with keystoneauth. */
function complete(base: URL, kind: Kind, projectId: string | undefined): URL {
  const { version, ofProject } = kind;
  const parts = partsOf(base);
  const other = isOfOtherVersion(base, kind);
  const versioned = parts.some(isVersion)
    ? parts.map((part) => (other && isVersion(part) ? version : part))
    : [...parts, version];
  const isLast = isVersion(versioned.at(-1) ?? '');
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
  const found = kind.types
    .map((type) => urlsOf(facts, type, where).filter((url) => URL.canParse(url)))
    .find((urls) => urls.length > 0);
  // Whoever may sign in may ask Keystone, also where a catalogue is empty.
  const urls = (found ?? (service === 'identity' ? [where.authUrl] : [])).map(
    (url) => new URL(url),
  );
  const url = urls.find((one) => !isOfOtherVersion(one, kind)) ?? urls[0];
  return url && complete(checkProtected(url, service), kind, facts.project?.id);
}
