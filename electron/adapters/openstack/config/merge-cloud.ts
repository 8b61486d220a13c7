import type { Places } from './cloud-files.ts';
import type { ChosenCloud } from './choose-cloud.ts';
import { layOver, sectionAt, type Section } from './config-section.ts';

/** A cloud's settings as python-openstackclient has them in the end. */
export interface MergedCloud {
  readonly auth: Readonly<Record<string, string>>;
  readonly authType: string;
  readonly region: string | undefined;
  readonly interface: string | undefined;
  /** False where somebody wants certificates not to be looked at. */
  readonly verify: boolean;
  /** A file, as it was written. */
  readonly cacert: string | undefined;
}

/** Settings that may stand in `auth` and beside it, and be given as `OS_…`. */
const authKeys = [
  'auth_url',
  'username',
  'user_id',
  'password',
  'passcode',
  'token',
  'user_domain_id',
  'user_domain_name',
  'project_id',
  'project_name',
  'project_domain_id',
  'project_domain_name',
  'domain_id',
  'domain_name',
  'system_scope',
  'application_credential_id',
  'application_credential_name',
  'application_credential_secret',
] as const;

/** Variables that the client takes for options of its command line, so that they count beside any entry of clouds.yaml. */
const optionKeys = [
  ...authKeys,
  ...['auth_type', 'interface', 'cacert', 'default_domain', 'identity_api_version'],
];

/** Here what stands in `auth` counts, in all others what stands beside it: so openstack.config has it. */
const fromAuthFirst: ReadonlySet<string> = new Set([
  ...['user_domain_id', 'user_domain_name', 'project_domain_id', 'project_domain_name'],
  ...['project_id', 'project_name', 'domain_id', 'domain_name', 'token'],
]);

/** Names of old, weaker than today's. */
const oldNames: Readonly<Partial<Record<string, readonly string[]>>> = {
  project_id: ['tenant_id'],
  project_name: ['tenant_name'],
  username: ['user_name'],
  token: ['auth_token'],
};

/** A value as text; a bool that nobody quoted as Python writes it. */
const textOf = (value: unknown): string | undefined => {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** Options of the environment; tenants are projects of old. */
function optionsOf(env: Places['env']): Section {
  const given = optionKeys.flatMap((key) => {
    const names = [key, ...(oldNames[key] ?? [])].map((name) => `OS_${name.toUpperCase()}`);
    const value = names.map((name) => env[name]).find((text) => text);
    return value ? [[key, value] as const] : [];
  });
  return Object.fromEntries(given);
}

/** One setting of `auth`, wherever it stands. */
function settingOf(key: string, top: Section, auth: Section): string | undefined {
  const places = fromAuthFirst.has(key) ? [auth, top] : [top, auth];
  return [key, ...(oldNames[key] ?? [])]
    .flatMap((name) => places.map((place) => textOf(place[name])))
    .find((value) => value !== undefined);
}

type Auth = Readonly<Record<string, string>>;

/** With a project, `domain_*` is the domain of both, the user and the project; without, it is what the token is for. */
function shareDomain(auth: Auth): Auth {
  if (!auth['project_id'] && !auth['project_name']) return auth;
  const { domain_id: id, domain_name: name, ...rest } = auth;
  return {
    ...(id ? { user_domain_id: id, project_domain_id: id } : {}),
    ...(name ? { user_domain_name: name, project_domain_name: name } : {}),
    ...rest,
  };
}

/** `auth_type`, or what follows from what there is. */
function authTypeOf(top: Section): string {
  const said = textOf(top['auth_type']) ?? textOf(top['auth_plugin']);
  if (said) return said;
  const isThree = textOf(top['identity_api_version']) === '3';
  if (textOf(top['username'])) return isThree ? 'v3password' : 'password';
  return textOf(top['token']) ? (isThree ? 'v3token' : 'token') : 'password';
}

const passwordTypes: ReadonlySet<string> = new Set(['password', 'v3password', 'v3totp']);

/** Where Identity v3 is asked for by name, users and projects without a domain are in the default one. */
function withDefaultDomain(auth: Auth, authType: string, top: Section): Auth {
  if (textOf(top['identity_api_version']) !== '3' || !passwordTypes.has(authType)) return auth;
  const domain = textOf(top['default_domain']) ?? 'default';
  return {
    ...(auth['user_domain_name'] ? {} : { user_domain_id: domain }),
    ...(auth['project_domain_name'] ? {} : { project_domain_id: domain }),
    ...auth,
  };
}

const isTrue = (value: unknown): boolean => value === true || /^true$/i.test(textOf(value) ?? '');
const isFalse = (value: unknown): boolean =>
  value === false || /^false$/i.test(textOf(value) ?? '');

/** `{region_name}` and its kin in a URL stand for settings. */
const fill = (url: string, top: Section): string =>
  url.replace(/\{(\w+)\}/g, (place, key: string) => textOf(top[key]) ?? place);

/** The chosen cloud with what the environment adds, as osc_lib and openstack.config merge them. */
export function mergeCloud(
  chosen: Pick<ChosenCloud, 'section'> | undefined,
  env: Places['env'],
): MergedCloud {
  const region = { region_name: env['OS_REGION_NAME'] };
  const top = layOver(chosen?.section ?? region, optionsOf(env));
  const inAuth = sectionAt(top, 'auth');
  const found = authKeys.flatMap((key) => {
    const value = settingOf(key, top, inAuth);
    return value === undefined ? [] : [[key, value] as const];
  });
  const authType = authTypeOf(top);
  const auth = withDefaultDomain(shareDomain(Object.fromEntries(found)), authType, top);
  const url = auth['auth_url'];
  return {
    auth: url === undefined ? auth : { ...auth, auth_url: fill(url, top) },
    authType,
    region: textOf(top['region_name']),
    interface: textOf(top['endpoint_type']) ?? textOf(top['interface']),
    verify: !isTrue(top['insecure']) && !isFalse(top['verify']),
    cacert: textOf(top['cacert']),
  };
}
